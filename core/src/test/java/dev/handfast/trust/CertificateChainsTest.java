package dev.handfast.trust;

import static dev.handfast.trust.Certificates.ROOT;
import static dev.handfast.trust.Certificates.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives in Certificate messages. */
final class CertificateChainsTest {

    private static final TlsCertificate SERVER = server().signedBy(ROOT);

    @Test
    void readsCertificatesInTheirOrder() throws PeerFaultException {
        assertThat(CertificateChains.parse(List.of(SERVER.encoded(), ROOT.encoded())))
                .containsExactly(SERVER.x509(), ROOT.x509());
    }

    @Test
    void readsAnEmptyChain() throws PeerFaultException {
        assertThat(CertificateChains.parse(List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoCertificate(byte[] encoded) {
        assertThatThrownBy(() -> CertificateChains.parse(List.of(SERVER.encoded(), encoded)))
                .isInstanceOfSatisfying(
                        PeerFaultException.class,
                        refusal -> assertThat(refusal.fault()).isEqualTo(DecodeFault.MALFORMED_CERTIFICATE))
                .hasMessageContaining("number 2");
    }

    private static List<byte[]> malformed() {
        byte[] good = SERVER.encoded();
        return List.of(
                new byte[0],
                new byte[] {0x30, 0},
                new byte[] {0x30, (byte) 0x80, 0, 0},
                Arrays.copyOf(good, good.length - 1),
                Arrays.copyOf(good, good.length + 1),
                SERVER.toPem().getBytes(StandardCharsets.US_ASCII),
                Der.sequence(good),
                Keys.pkcs8(SERVER));
    }

    @Test
    void refusesMoreThanAnybodyNeeds() {
        List<byte[]> many = Collections.nCopies(CertificateChains.LONGEST + 1, ROOT.encoded());

        assertThatThrownBy(() -> CertificateChains.parse(many))
                .isInstanceOfSatisfying(
                        PeerFaultException.class,
                        refusal -> assertThat(refusal.fault()).isEqualTo(DecodeFault.MALFORMED_CERTIFICATE));
    }

    @Test
    void readsAsManyAsAnybodyNeeds() throws PeerFaultException {
        List<byte[]> many = Collections.nCopies(CertificateChains.LONGEST, ROOT.encoded());

        assertThat(CertificateChains.parse(many)).hasSize(CertificateChains.LONGEST);
    }
}

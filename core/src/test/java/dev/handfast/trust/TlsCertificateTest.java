package dev.handfast.trust;

import static dev.handfast.trust.Certificates.FROM;
import static dev.handfast.trust.Certificates.ROOT;
import static dev.handfast.trust.Certificates.TO;
import static dev.handfast.trust.Certificates.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** What a certificate tells about itself. */
final class TlsCertificateTest {

    private static final TlsCertificate SERVER = CertificateBuilder.of(
                    new X500Principal("CN=server.example.com, DC=EXAMPLE, DC=COM"), FROM, TO)
            .names("server.example.com", "*.example.org", "192.0.2.1", "2001:db8::1")
            .signedBy(ROOT);

    @Test
    void tellsNamesInTheOrderOfTheirEncoding() {
        assertThat(SERVER.subjectName()).isEqualTo("DC=COM,DC=EXAMPLE,CN=server.example.com");
    }

    @Test
    void tellsItsIssuer() {
        assertThat(SERVER.issuerName()).isEqualTo("CN=Root");
    }

    @Test
    void labelsElectronicMail() {
        assertThat(named("CN=x, EMAILADDRESS=x@example.com").subjectName()).isEqualTo("EMAIL=x@example.com,CN=x");
    }

    @Test
    void escapesCommas() {
        assertThat(named("CN=\"a,b\", O=\"c\\\\\"").subjectName()).isEqualTo("O=c\\\\,CN=a\\,b");
    }

    @Test
    void keepsNamesOfSeveralValuesTogether() {
        assertThat(named("CN=x+OU=y, O=z").subjectName()).startsWith("O=z,").contains("+");
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        TlsCertificate certificate =
                CertificateBuilder.of("a\u001b[31m\u202eb", FROM, TO).selfSigned();

        assertThat(certificate).hasToString("TlsCertificate[CN=a\\u001b[31m\\u202eb]");
    }

    @Test
    void tellsWhenItIsValid() {
        assertThat(List.of(SERVER.notBefore(), SERVER.notAfter())).containsExactly(FROM, TO);
    }

    @Test
    void tellsItsDnsNames() {
        assertThat(SERVER.dnsNames()).containsExactly("server.example.com", "*.example.org");
    }

    @Test
    void tellsItsAddresses() {
        assertThat(SERVER.ipAddresses())
                .extracting(InetAddress::getHostAddress)
                .containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void hasNoNamesWithoutTheExtension() {
        assertThat(ROOT.dnsNames()).isEmpty();
    }

    @Test
    void hasTheFingerprintOfItsEncoding() throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(SERVER.encoded());

        assertThat(SERVER.fingerprint()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void writesThePemThatItReads() throws CredentialException {
        String text = SERVER.toPem();

        assertThat(TlsCertificate.fromPem(text).toPem()).isEqualTo(text);
    }

    @Test
    void isTheSameWithAndWithoutItsKey() throws CredentialException {
        assertThat(SERVER.isSame(TlsCertificate.fromPem(SERVER.toPem()))).isTrue();
    }

    @Test
    void isNotTheSameAsAnother() {
        assertThat(SERVER.isSame(ROOT)).isFalse();
    }

    @Test
    void takesItsOwnKeyOnly() {
        TlsCertificate other = server().selfSigned();

        assertThatThrownBy(() -> SERVER.withPrivateKey(other.privateKey().orElseThrow()))
                .isInstanceOf(CredentialException.class);
    }

    @Test
    void handsOutAFreshArray() {
        byte[] encoded = SERVER.encoded();
        encoded[0] = 0;

        assertThat(SERVER.encoded()[0]).isEqualTo((byte) 0x30);
    }

    @Test
    void needsACertificate() {
        assertThatIllegalArgumentException().isThrownBy(() -> TlsCertificate.of(List.of()));
    }

    private static TlsCertificate named(String name) {
        return CertificateBuilder.of(new X500Principal(name), FROM, TO).selfSigned();
    }
}

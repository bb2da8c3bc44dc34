package dev.handfast.trust;

import static dev.handfast.trust.Certificates.FROM;
import static dev.handfast.trust.Certificates.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and their comparison after RFC 9525. */
final class PeerIdentityTest {

    private static final KeyPair KEY = KeyKind.P256.generate();

    @ParameterizedTest
    @CsvSource({
        "server.example.com, server.example.com",
        "SERVER.example.com, server.EXAMPLE.com",
        "server.example.com., server.example.com",
        "server.example.com, *.example.com",
        "server.example.com, *.EXAMPLE.com",
        "a_b.example.com, a_b.example.com",
        "localhost, localhost",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, XN--BCHER-KVA.example",
        "xn--bcher-kva.example.com, *.example.com",
        "192.0.2.1, 192.0.2.1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "[2001:DB8::1], 2001:db8::1",
        "fe80::1%eth0, fe80::1",
    })
    void matches(String host, String inCertificate) {
        assertThat(PeerIdentity.of(host).matches(certificate(inCertificate).x509()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, server.example.com",
        "server.example.com, example.com",
        "example.com, *.example.com",
        "a.b.example.com, *.example.com",
        "example.com, *.com",
        "server.example.com, *",
        "server.example.com, *.*.com",
        "server.example.com, s*.example.com",
        "server.example.com, *r.example.com",
        "server.example.com, server.*.com",
        "server.example.com, *.example.com.",
        "server.example.com, server.example.com.",
        "server.example.com, .example.com",
        "server.example.com, 192.0.2.1",
        "192.0.2.1, 192.0.2.2",
        "192.0.2.1, 2001:db8::1",
        "192.0.2.1, *.0.2.1",
        "2001:db8::1, 2001:db8::2",
    })
    void doesNotMatch(String host, String inCertificate) {
        assertThat(PeerIdentity.of(host).matches(certificate(inCertificate).x509()))
                .isFalse();
    }

    @Test
    void neverMatchesANameWithAnEmbeddedNul() {
        assertThat(PeerIdentity.of("server.example.com")
                        .matches(
                                certificate("server.example.com\0.evil.example").x509()))
                .isFalse();
    }

    @Test
    void doesNotTakeADnsNameForAnAddress() {
        TlsCertificate certificate = withName(Der.implicit(2, "192.0.2.1".getBytes(StandardCharsets.US_ASCII)));

        assertThat(PeerIdentity.of("192.0.2.1").matches(certificate.x509())).isFalse();
    }

    @Test
    void doesNotTakeAMappedAddressForAnIpv4Address() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 192, 0, 2, 1};

        assertThat(PeerIdentity.of("192.0.2.1")
                        .matches(withName(Der.implicit(7, mapped)).x509()))
                .isFalse();
    }

    @Test
    void skipsAddressesOfOddLengths() {
        byte[] names =
                Der.sequence(Der.implicit(7, new byte[] {1, 2, 3}), Der.implicit(7, new byte[] {(byte) 192, 0, 2, 1}));

        assertThat(PeerIdentity.of("192.0.2.1").matches(withNames(names).x509()))
                .isTrue();
    }

    @Test
    void skipsOtherKindsOfNames() {
        byte[] uri = Der.implicit(6, "https://server.example.com/".getBytes(StandardCharsets.US_ASCII));
        byte[] dns = Der.implicit(2, "server.example.com".getBytes(StandardCharsets.US_ASCII));

        assertThat(PeerIdentity.of("server.example.com")
                        .matches(withNames(Der.sequence(uri, dns)).x509()))
                .isTrue();
    }

    @Test
    void matchesAServiceByItsDomain() {
        assertThat(PeerIdentity.service("xmpp-client", "example.com")
                        .matches(certificate("example.com").x509()))
                .isTrue();
    }

    @Test
    void matchesAnAddressThatWasNeverText() throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});

        assertThat(PeerIdentity.of(address).matches(certificate("192.0.2.1").x509()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                ".example.com",
                "-a.example.com",
                "a-.example.com",
                "a b",
                "a\0b",
                "a/b",
                "*.example.com",
                "example.com:443",
                "1.2.3",
                "1.2.3.256",
                "127.1",
                "host.0x7f",
                "[::1",
                "::g",
                ":::",
                "faß.example",
                "\u200d.example",
                "a.example\u3002\u3002",
            })
    void refusesWhatIsNeitherANameNorAnAddress(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> PeerIdentity.of(host));
    }

    @Test
    void refusesALabelOfMoreThan63Letters() {
        assertThatIllegalArgumentException().isThrownBy(() -> PeerIdentity.of("a".repeat(64) + ".example"));
    }

    @Test
    void refusesANameOfMoreThan253Letters() {
        assertThatIllegalArgumentException().isThrownBy(() -> PeerIdentity.of("a.".repeat(126) + "aa"));
    }

    @Test
    void takesANameOf253Letters() {
        String longest = "a.".repeat(126) + "a";

        assertThat(PeerIdentity.of(longest).text()).isEqualTo(longest);
    }

    @Test
    void asksForNamesInServerName() {
        assertThat(PeerIdentity.of("Bücher.example.").serverName()).hasValue("xn--bcher-kva.example");
    }

    @Test
    void doesNotAskForAddressesInServerName() {
        assertThat(PeerIdentity.of("192.0.2.1").serverName()).isEmpty();
    }

    @Test
    void isEqualToAnotherSpellingOfTheName() {
        assertThat(PeerIdentity.of("EXAMPLE.com.")).isEqualTo(PeerIdentity.of("example.com"));
    }

    private static TlsCertificate certificate(String name) {
        return CertificateBuilder.of("x", FROM, TO).key(KEY).names(name).selfSigned();
    }

    private static TlsCertificate withName(byte[] generalName) {
        return withNames(Der.sequence(generalName));
    }

    private static TlsCertificate withNames(byte[] generalNames) {
        return CertificateBuilder.of("x", FROM, TO)
                .key(KEY)
                .extension(CertificateExtensions.SUBJECT_ALTERNATIVE_NAME, false, generalNames)
                .selfSigned();
    }
}

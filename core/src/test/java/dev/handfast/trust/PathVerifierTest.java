package dev.handfast.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PathVerifierTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant FROM = NOW.minus(Duration.ofDays(100));
    private static final Instant TO = NOW.plus(Duration.ofDays(100));

    private static final TlsCertificate ROOT =
            CertificateBuilder.of("Root", FROM, TO).authority().selfSigned();
    private static final PeerIdentity NAME = PeerIdentity.of("server.example.com");

    @Test
    void acceptsAServerUnderATrustedRoot() {
        TlsCertificate server = server("server.example.com").signedBy(ROOT);

        assertThat(verify(server.chain(), ROOT.x509()).findings()).isEmpty();
    }

    private static Verification verify(List<X509Certificate> chain, X509Certificate... anchors) {
        return PathVerifier.verify(chain, Purpose.SERVER, NAME, TrustAnchors.of(anchors), NOW);
    }

    private static CertificateBuilder server(String name) {
        return CertificateBuilder.of(name, FROM, TO)
                .names(name)
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                .purposes(Purpose.SERVER);
    }
}

package dev.handfast.trust;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Certificates for tests, and one root that most of them hang from. */
final class Certificates {

    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    static final Instant FROM = NOW.minus(Duration.ofDays(100));
    static final Instant TO = NOW.plus(Duration.ofDays(100));

    static final TlsCertificate ROOT = authority("Root").selfSigned();
    static final TrustAnchors ROOTS = TrustAnchors.of(ROOT.x509());
    static final PeerIdentity NAME = PeerIdentity.of("server.example.com");

    private Certificates() {}

    static CertificateBuilder authority(String name) {
        return CertificateBuilder.of(name, FROM, TO).authority();
    }

    /** An authority on the key of another certificate, or on its own. */
    static CertificateBuilder authority(String name, KeyPair key) {
        return authority(name).key(key);
    }

    static CertificateBuilder server() {
        return server(FROM, TO);
    }

    static CertificateBuilder server(Instant from, Instant to) {
        return CertificateBuilder.of("server", from, to)
                .names("server.example.com")
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                .purposes(Purpose.SERVER);
    }

    /** A certificate with nothing but a name and what the caller adds. */
    static CertificateBuilder bare() {
        return CertificateBuilder.of("server", FROM, TO).names("server.example.com");
    }

    /** Verifies the certificates as a server's, for the usual name at the usual time. */
    static Verification verify(TrustAnchors anchors, X509Certificate... chain) {
        return PathVerifier.verify(List.of(chain), Purpose.SERVER, NAME, anchors, NOW);
    }

    static Verification verify(TrustAnchors anchors, TlsCertificate certificate) {
        return PathVerifier.verify(certificate.chain(), Purpose.SERVER, NAME, anchors, NOW);
    }
}

package dev.handfast.trust;

import static dev.handfast.trust.CertificateFlag.EXPIRED;
import static dev.handfast.trust.CertificateFlag.GENERIC_ERROR;
import static dev.handfast.trust.CertificateFlag.UNKNOWN_CA;
import static dev.handfast.trust.Certificates.FROM;
import static dev.handfast.trust.Certificates.NOW;
import static dev.handfast.trust.Certificates.ROOT;
import static dev.handfast.trust.Certificates.ROOTS;
import static dev.handfast.trust.Certificates.TO;
import static dev.handfast.trust.Certificates.authority;
import static dev.handfast.trust.Certificates.bare;
import static dev.handfast.trust.Certificates.server;
import static dev.handfast.trust.Certificates.verify;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chains as careless, unlucky and malicious peers send them. */
final class OddChainsTest {

    private static final TlsCertificate UPPER = authority("Upper").signedBy(ROOT);
    private static final TlsCertificate LOWER = authority("Lower").signedBy(UPPER);
    private static final TlsCertificate SERVER = server().signedBy(LOWER);

    @Test
    void followsTwoIntermediateAuthorities() {
        assertThat(verify(ROOTS, SERVER).path())
                .containsExactly(SERVER.x509(), LOWER.x509(), UPPER.x509(), ROOT.x509());
    }

    @Test
    void doesNotMindTheOrderBehindTheFirst() {
        assertThat(verify(ROOTS, SERVER.x509(), ROOT.x509(), UPPER.x509(), LOWER.x509())
                        .findings())
                .isEmpty();
    }

    @Test
    void doesNotMindARepeatedCertificate() {
        assertThat(verify(ROOTS, SERVER.x509(), SERVER.x509(), LOWER.x509(), LOWER.x509(), UPPER.x509())
                        .findings())
                .isEmpty();
    }

    @Test
    void doesNotMindTheRoot() {
        assertThat(verify(ROOTS, SERVER.x509(), LOWER.x509(), UPPER.x509(), ROOT.x509())
                        .findings())
                .isEmpty();
    }

    @Test
    void doesNotMindCertificatesOfOthers() {
        TlsCertificate other = authority("Other").selfSigned();

        assertThat(verify(ROOTS, SERVER.x509(), other.x509(), LOWER.x509(), UPPER.x509())
                        .findings())
                .isEmpty();
    }

    @Test
    void endsAtATrustedIntermediateAuthority() {
        assertThat(verify(TrustAnchors.of(LOWER.x509()), SERVER).path()).containsExactly(SERVER.x509(), LOWER.x509());
    }

    @Test
    void acceptsATrustedCertificateThatIsNoAuthority() {
        TlsCertificate alone = bare().notAuthority().selfSigned();

        assertThat(verify(TrustAnchors.of(alone.x509()), alone).findings()).isEmpty();
    }

    @Test
    void acceptsATrustedCertificateWhoseIssuerIsUnknown() {
        assertThat(verify(TrustAnchors.of(SERVER.x509()), SERVER.x509()).path()).containsExactly(SERVER.x509());
    }

    @Test
    void flagsATrustedCertificateThatIsExpired() {
        TlsCertificate alone = server(FROM, NOW.minus(Duration.ofDays(1))).selfSigned();

        assertThat(verify(TrustAnchors.of(alone.x509()), alone).flags()).containsExactly(EXPIRED);
    }

    @Test
    void acceptsATrustedRootFromBeforeAuthoritiesWereMarked() {
        TlsCertificate old = CertificateBuilder.of("Old", FROM, TO).selfSigned();

        assertThat(verify(TrustAnchors.of(old.x509()), server().signedBy(old)).findings())
                .isEmpty();
    }

    @Test
    void takesTheOtherOfTwoCrossSignedCertificates() {
        KeyPair key = KeyKind.P256.generate();
        TlsCertificate stranger = authority("Stranger").selfSigned();
        TlsCertificate strange = authority("Between", key).signedBy(stranger);
        TlsCertificate trusted = authority("Between", key).signedBy(ROOT);
        TlsCertificate server = server().signedBy(strange);

        assertThat(verify(ROOTS, server.x509(), strange.x509(), stranger.x509(), trusted.x509())
                        .path())
                .containsExactly(server.x509(), trusted.x509(), ROOT.x509());
    }

    @Test
    void takesTheOneThatIsNotExpiredOfTwoAnchorsWithOneKey() {
        KeyPair key = KeyKind.P256.generate();
        TlsCertificate expired = CertificateBuilder.of("Twice", FROM, NOW.minus(Duration.ofDays(1)))
                .authority()
                .key(key)
                .selfSigned();
        TlsCertificate renewed = authority("Twice", key).selfSigned();

        assertThat(verify(TrustAnchors.of(expired.x509(), renewed.x509()), server().signedBy(expired))
                        .findings())
                .isEmpty();
    }

    @Test
    void takesTheOneWhoseSignatureHoldsOfTwoAnchorsWithOneName() {
        TlsCertificate namesake = authority("Twice").withoutKeyIdentifiers().selfSigned();
        TlsCertificate right = authority("Twice").withoutKeyIdentifiers().selfSigned();

        assertThat(verify(TrustAnchors.of(namesake.x509(), right.x509()), server().signedBy(right))
                        .findings())
                .isEmpty();
    }

    @Test
    void endsOnTwoAuthoritiesThatSignedEachOther() {
        KeyPair keyA = KeyKind.P256.generate();
        TlsCertificate seed = authority("A", keyA).selfSigned();
        TlsCertificate b = authority("B").signedBy(seed);
        TlsCertificate a = authority("A", keyA).signedBy(b);
        TlsCertificate server = server().signedBy(a);

        assertThat(verify(ROOTS, server.x509(), a.x509(), b.x509()).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(UNKNOWN_CA, "was issued by CN=A, which leads back to where the path came from");
    }

    @Test
    void endsOnAPathThatIsTooLong() {
        TlsCertificate last = ROOT;
        for (int i = 0; i < 12; i++) {
            last = authority("Level " + i).signedBy(last);
        }

        assertThat(verify(ROOTS, server().signedBy(last)).flags()).containsExactly(UNKNOWN_CA);
    }

    @Test
    void endsSoonOnManyCertificatesOfOneName() {
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(server().signedBy(authority("Same").withoutKeyIdentifiers().selfSigned())
                .x509());
        for (int i = 1; i < CertificateChains.LONGEST; i++) {
            chain.add(authority("Same").withoutKeyIdentifiers().selfSigned().x509());
        }

        assertThat(verify(ROOTS, chain.toArray(X509Certificate[]::new)).flags()).contains(UNKNOWN_CA);
    }

    @Test
    void findsTheRightOneAmongMostOfOneName() {
        KeyPair key = KeyKind.P256.generate();
        TlsCertificate right = authority("Same", key).signedBy(ROOT);
        List<X509Certificate> chain = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            chain.add(authority("Same").selfSigned().x509());
        }
        chain.add(right.x509());
        Collections.shuffle(chain, new Random(1));
        chain.add(0, server().signedBy(right).x509());

        assertThat(verify(ROOTS, chain.toArray(X509Certificate[]::new)).findings())
                .isEmpty();
    }

    @Test
    void refusesMoreCertificatesThanAnybodyNeeds() {
        X509Certificate[] chain = new X509Certificate[CertificateChains.LONGEST + 1];
        Arrays.fill(chain, ROOT.x509());
        chain[0] = SERVER.x509();

        assertThat(verify(ROOTS, chain).flags()).containsExactly(GENERIC_ERROR);
    }
}

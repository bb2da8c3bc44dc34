package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.testkit.OcspResponder.Status;
import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.Finding;
import dev.handfast.trust.OcspResponse;
import dev.handfast.trust.PathVerifier;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.StapledStatus;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.trust.Verification;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stapled OCSP responses prove: RFC 6960; RFC 6066, Section 8. */
final class StapledStatusTest {

    private static final Instant NOW = Instant.parse("2030-05-05T12:00:00Z");
    private static final Mint ROOT = Mint.authority("Status Root");
    private static final Mint BETWEEN = ROOT.intermediate("Status Between");
    private static final TlsCertificate SERVER = BETWEEN.server("status.test");
    private static final OcspResponder RESPONDER = OcspResponder.of(BETWEEN);

    @Test
    void findsNothingWrongWithAGoodResponse() {
        assertThat(flags(RESPONDER.response(Status.GOOD, SERVER, NOW))).isEmpty();
    }

    @Test
    void findsThatACertificateWasWithdrawn() {
        assertThat(flags(RESPONDER.response(Status.REVOKED, SERVER, NOW))).containsExactly(CertificateFlag.REVOKED);
    }

    @Test
    void doesNotAcceptThatTheResponderKnowsNothing() {
        assertThat(flags(RESPONDER.response(Status.UNKNOWN, SERVER, NOW)))
                .containsExactly(CertificateFlag.GENERIC_ERROR);
    }

    @Test
    void doesNotAcceptAResponseThatIsOutOfDate() {
        byte[] old = RESPONDER.response(Status.GOOD, SERVER, NOW.minus(Duration.ofDays(9)));

        assertThat(flags(old)).containsExactly(CertificateFlag.GENERIC_ERROR);
    }

    @Test
    void doesNotAcceptAResponseOfTheFuture() {
        byte[] early = RESPONDER.response(Status.GOOD, SERVER, NOW.plus(Duration.ofDays(9)));

        assertThat(flags(early)).containsExactly(CertificateFlag.GENERIC_ERROR);
    }

    @Test
    void doesNotAcceptAResponseAboutAnotherCertificate() {
        byte[] other = RESPONDER.response(Status.GOOD, BETWEEN.server("status.test"), NOW);

        assertThat(flags(other)).containsExactly(CertificateFlag.GENERIC_ERROR);
    }

    @Test
    void doesNotAcceptAResponseOfAnotherAuthority() {
        byte[] foreign = OcspResponder.of(Mint.authority("Status Between")).response(Status.GOOD, SERVER, NOW);

        assertThat(flags(foreign)).containsExactly(CertificateFlag.GENERIC_ERROR);
    }

    @Test
    void doesNotBelieveAForgedRevocationEither() {
        byte[] foreign = OcspResponder.of(Mint.authority("Status Between")).response(Status.REVOKED, SERVER, NOW);

        assertThat(flags(foreign)).containsExactly(CertificateFlag.GENERIC_ERROR);
    }

    @Test
    void doesNotAcceptAResponseWhoseSignatureWasDamaged() {
        byte[] damaged = RESPONDER.response(Status.GOOD, SERVER, NOW);
        damaged[damaged.length - 1] ^= 1;

        assertThat(flags(damaged)).containsExactly(CertificateFlag.GENERIC_ERROR);
    }

    @Test
    void doesNotAcceptBytesThatAreNoResponse() {
        assertThat(flags(new byte[] {1, 2, 3})).containsExactly(CertificateFlag.GENERIC_ERROR);
    }

    @Test
    void findsNothingWhereNothingIsStapledAndNothingRequired() {
        assertThat(StapledStatus.check(verified(), Map.of(), false, NOW)).isEmpty();
    }

    @Test
    void missesTheResponseThatIsRequired() {
        assertThat(StapledStatus.check(verified(), Map.of(), true, NOW))
                .singleElement()
                .extracting(Finding::flag)
                .isEqualTo(CertificateFlag.GENERIC_ERROR);
    }

    @Test
    void findsThatAnAuthorityWasWithdrawn() {
        X509Certificate between = BETWEEN.certificate().x509();
        OcspResponse revoked =
                OcspResponse.of(OcspResponder.of(ROOT).response(Status.REVOKED, BETWEEN.certificate(), NOW));
        OcspResponse good = OcspResponse.of(RESPONDER.response(Status.GOOD, SERVER, NOW));

        assertThat(StapledStatus.check(verified(), Map.of(between, revoked, SERVER.x509(), good), true, NOW))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.flag()).isEqualTo(CertificateFlag.REVOKED);
                    assertThat(finding.certificateSubject()).contains("Status Between");
                });
    }

    @Test
    void needsNoResponseAboutACertificateThatIsTrustedItself() {
        Verification trusted =
                PathVerifier.verify(List.of(ROOT.certificate().x509()), Purpose.SERVER, ROOT.anchors(), NOW);

        assertThat(StapledStatus.check(trusted, Map.of(), true, NOW)).isEmpty();
    }

    @Test
    void missesTheRequiredResponseOfACertificateWithoutAnIssuer() {
        Verification alone = PathVerifier.verify(List.of(SERVER.x509()), Purpose.SERVER, ROOT.anchors(), NOW);

        assertThat(StapledStatus.check(alone, Map.of(), true, NOW)).hasSize(1);
    }

    private static List<CertificateFlag> flags(byte[] response) {
        return StapledStatus.check(verified(), Map.of(SERVER.x509(), OcspResponse.of(response)), false, NOW).stream()
                .map(Finding::flag)
                .toList();
    }

    private static Verification verified() {
        return PathVerifier.verify(SERVER.chain(), Purpose.SERVER, ROOT.anchors(), NOW);
    }
}

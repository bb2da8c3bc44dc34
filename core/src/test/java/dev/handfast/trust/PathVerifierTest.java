package dev.handfast.trust;

import static dev.handfast.trust.CertificateFlag.BAD_IDENTITY;
import static dev.handfast.trust.CertificateFlag.EXPIRED;
import static dev.handfast.trust.CertificateFlag.GENERIC_ERROR;
import static dev.handfast.trust.CertificateFlag.INSECURE;
import static dev.handfast.trust.CertificateFlag.NOT_ACTIVATED;
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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each flag by itself, and together with others. */
final class PathVerifierTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(4000));
    private static final TlsCertificate STRANGER = authority("Stranger").selfSigned();

    @Test
    void findsNothingWrongWithAGoodServer() {
        assertThat(verify(ROOTS, server().signedBy(ROOT)).findings()).isEmpty();
    }

    @Test
    void returnsThePathItTook() {
        TlsCertificate server = server().signedBy(ROOT);

        assertThat(verify(ROOTS, server).path()).containsExactly(server.x509(), ROOT.x509());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void acceptsEveryKindOfKey(KeyKind kind) {
        TlsCertificate root = authority("Root").key(kind).selfSigned();
        TlsCertificate server = server().key(kind).signedBy(root);

        assertThat(verify(TrustAnchors.of(root.x509()), server).findings()).isEmpty();
    }

    private static List<KeyKind> kinds() {
        return List.of(
                KeyKind.P256,
                KeyKind.P384,
                KeyKind.P521,
                KeyKind.ED25519,
                KeyKind.ED448,
                KeyKind.rsa(2048),
                KeyKind.rsaPss(2048));
    }

    @Test
    void acceptsAnybodyWhenNobodyIsExpected() {
        TlsCertificate client = CertificateBuilder.of("client", FROM, TO).signedBy(ROOT);

        assertThat(PathVerifier.verify(client.chain(), Purpose.CLIENT, ROOTS, NOW)
                        .findings())
                .isEmpty();
    }

    @Test
    void refusesAnEmptyChain() {
        assertThatIllegalArgumentException().isThrownBy(() -> verify(ROOTS));
    }

    // UNKNOWN_CA

    @Test
    void flagsAnUnknownAuthority() {
        assertThat(verify(ROOTS, server().signedBy(STRANGER)).flags()).containsExactly(UNKNOWN_CA);
    }

    @Test
    void namesTheMissingIssuer() {
        TlsCertificate between = authority("Between").signedBy(ROOT);
        TlsCertificate server = server().signedBy(between);

        assertThat(verify(ROOTS, server.x509()).findings())
                .singleElement()
                .extracting(Finding::explanation)
                .isEqualTo("was issued by CN=Between, whose certificate the peer did not send and which is not trusted"
                        + " here");
    }

    @Test
    void flagsASelfSignedCertificate() {
        assertThat(verify(ROOTS, server().selfSigned()).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(UNKNOWN_CA, "is self-signed and not trusted here by itself");
    }

    @Test
    void flagsARootThatOnlyThePeerTrusts() {
        TlsCertificate server = server().signedBy(STRANGER);

        assertThat(verify(ROOTS, server.x509(), STRANGER.x509()).findings())
                .singleElement()
                .extracting(Finding::certificateSubject, Finding::explanation)
                .containsExactly("CN=Stranger", "is an authority that is not trusted here");
    }

    @Test
    void flagsEverythingWhenNothingIsTrusted() {
        assertThat(verify(TrustAnchors.none(), server().signedBy(ROOT)).flags()).containsExactly(UNKNOWN_CA);
    }

    @Test
    void flagsAnIssuerThatIsNoAuthority() {
        TlsCertificate plain = bare().notAuthority().signedBy(ROOT);
        TlsCertificate server = server().signedBy(plain);

        assertThat(verify(ROOTS, server).flags()).containsExactly(UNKNOWN_CA);
    }

    @Test
    void flagsATrustedIssuerThatIsNoAuthority() {
        TlsCertificate plain =
                CertificateBuilder.of("plain", FROM, TO).notAuthority().selfSigned();

        assertThat(verify(TrustAnchors.of(plain.x509()), server().signedBy(plain))
                        .flags())
                .containsExactly(UNKNOWN_CA);
    }

    @Test
    void tellsATrustedAuthorityOfTheSameNameApart() {
        TlsCertificate namesake = authority("Root").selfSigned();

        assertThat(verify(ROOTS, server().signedBy(namesake)).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(
                        UNKNOWN_CA, "was issued by CN=Root, and the trusted authority of that name has another key");
    }

    // BAD_IDENTITY

    @Test
    void flagsAnotherName() {
        TlsCertificate server = CertificateBuilder.of("x", FROM, TO)
                .names("a.example", "192.0.2.7")
                .signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(BAD_IDENTITY, "is for a.example, 192.0.2.7, and not for server.example.com");
    }

    @Test
    void doesNotFallBackToTheCommonName() {
        TlsCertificate server =
                CertificateBuilder.of("server.example.com", FROM, TO).signedBy(ROOT);

        assertThat(verify(ROOTS, server).flags()).containsExactly(BAD_IDENTITY);
    }

    @Test
    void countsNamesThatCannotBeReadAsNone() {
        TlsCertificate server = CertificateBuilder.of("x", FROM, TO)
                .extension(CertificateExtensions.SUBJECT_ALTERNATIVE_NAME, false, new byte[] {0x30, 0x7f, 1})
                .signedBy(ROOT);

        assertThat(verify(ROOTS, server).flags()).containsExactly(BAD_IDENTITY);
    }

    // NOT_ACTIVATED, EXPIRED

    @Test
    void flagsACertificateOfTheFuture() {
        TlsCertificate server = server(NOW.plus(DAY), TO).signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(NOT_ACTIVATED, "becomes valid on 2026-06-16T12:00:00Z, 1 day from now");
    }

    @Test
    void flagsAnExpiredCertificate() {
        TlsCertificate server = server(FROM, NOW.minus(DAY.multipliedBy(3))).signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(EXPIRED, "expired on 2026-06-12T12:00:00Z, 3 days ago");
    }

    @Test
    void flagsNothingElseOnACertificateThatExpiredBeforeItsRootWasValid() {
        TlsCertificate server = server(LONG_AGO, LONG_AGO.plus(DAY)).signedBy(ROOT);

        assertThat(verify(ROOTS, server).flags()).containsExactly(EXPIRED);
    }

    @Test
    void acceptsTheFirstAndTheLastSecond() {
        TlsCertificate server = server(NOW, NOW).signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings()).isEmpty();
    }

    @Test
    void flagsAnExpiredIntermediateAuthority() {
        TlsCertificate between = CertificateBuilder.of("Between", FROM, NOW.minus(DAY))
                .authority()
                .signedBy(ROOT);

        assertThat(verify(ROOTS, server().signedBy(between)).flags()).containsExactly(EXPIRED);
    }

    @Test
    void flagsAnExpiredAnchor() {
        TlsCertificate root =
                CertificateBuilder.of("Old", FROM, NOW.minus(DAY)).authority().selfSigned();

        assertThat(verify(TrustAnchors.of(root.x509()), server().signedBy(root)).flags())
                .containsExactly(EXPIRED);
    }

    // INSECURE

    @Test
    void flagsASmallRsaKey() {
        TlsCertificate server = server().key(KeyKind.rsa(1024)).signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(INSECURE, "has an RSA key of only 1024 bits");
    }

    @Test
    void flagsASmallCurveThatJavaDoesNotKnow() {
        TlsCertificate server = server().key(SmallCurve.keyPair()).signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(INSECURE, "has a key on an elliptic curve of only 192 bits");
    }

    @ParameterizedTest
    @MethodSource("weakSignatures")
    void flagsAWeakSignature(KeyKind kind, String signature) {
        TlsCertificate root = authority("Weak").key(kind).selfSigned();
        TlsCertificate server = server().signature(signature).signedBy(root);

        assertThat(verify(TrustAnchors.of(root.x509()), server).flags()).containsExactly(INSECURE);
    }

    private static List<Object[]> weakSignatures() {
        return List.of(
                new Object[] {KeyKind.rsa(2048), "SHA1withRSA"},
                new Object[] {KeyKind.rsa(2048), "MD5withRSA"},
                new Object[] {KeyKind.P256, "SHA1withECDSA"});
    }

    @Test
    void doesNotCountTheSignatureOfTheAnchor() {
        TlsCertificate root = authority("Old").signature("SHA1withECDSA").selfSigned();

        assertThat(verify(TrustAnchors.of(root.x509()), server().signedBy(root)).findings())
                .isEmpty();
    }

    // GENERIC_ERROR

    @Test
    void flagsAWrongSignature() {
        TlsCertificate impostor = authority("Root").withoutKeyIdentifiers().selfSigned();
        TlsCertificate server = server().signedBy(impostor);

        assertThat(verify(ROOTS, server).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(GENERIC_ERROR, "has a signature that its issuer did not make");
    }

    @Test
    void flagsAWrongSignatureBesidesOtherFlaws() {
        TlsCertificate impostor = authority("Root").withoutKeyIdentifiers().selfSigned();
        TlsCertificate server = server(FROM, NOW.minus(DAY)).signedBy(impostor);

        assertThat(verify(ROOTS, server).flags()).containsExactly(EXPIRED, GENERIC_ERROR);
    }

    @Test
    void flagsAKeyThatMayNotSign() {
        TlsCertificate server = bare().keyUsage(KeyUsage.KEY_ENCIPHERMENT).signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(GENERIC_ERROR, "does not allow its key to sign handshakes (keyUsage)");
    }

    @Test
    void flagsAKeyUsageThatCannotBeRead() {
        TlsCertificate server = bare().extension(CertificateExtensions.KEY_USAGE, false, new byte[] {1, 2, 3})
                .signedBy(ROOT);

        assertThat(verify(ROOTS, server).flags()).containsExactly(GENERIC_ERROR);
    }

    @Test
    void flagsAnAuthorityWhoseKeyMayNotSignCertificates() {
        TlsCertificate between = CertificateBuilder.of("Between", FROM, TO)
                .extension(CertificateExtensions.BASIC_CONSTRAINTS, true, Der.sequence(Der.yes()))
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                .signedBy(ROOT);

        assertThat(verify(ROOTS, server().signedBy(between)).flags()).containsExactly(GENERIC_ERROR);
    }

    @Test
    void flagsAClientsCertificateInAServer() {
        TlsCertificate server = bare().purposes(Purpose.CLIENT).signedBy(ROOT);

        assertThat(verify(ROOTS, server).flags()).containsExactly(GENERIC_ERROR);
    }

    @Test
    void flagsAServersCertificateInAClient() {
        TlsCertificate server = server().signedBy(ROOT);

        assertThat(PathVerifier.verify(server.chain(), Purpose.CLIENT, ROOTS, NOW)
                        .flags())
                .containsExactly(GENERIC_ERROR);
    }

    @Test
    void acceptsAnyPurpose() {
        byte[] any = Der.sequence(Der.oid("2.5.29.37.0"));
        TlsCertificate server = bare().extension(CertificateExtensions.EXTENDED_KEY_USAGE, false, any)
                .signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings()).isEmpty();
    }

    @Test
    void acceptsACertificateWithoutPurposes() {
        assertThat(verify(ROOTS, bare().signedBy(ROOT)).findings()).isEmpty();
    }

    @Test
    void flagsPurposesThatCannotBeRead() {
        TlsCertificate server = bare().extension(CertificateExtensions.EXTENDED_KEY_USAGE, false, new byte[] {1, 2, 3})
                .signedBy(ROOT);

        assertThat(verify(ROOTS, server).flags()).containsExactly(GENERIC_ERROR);
    }

    @Test
    void flagsAServerUnderAnAuthorityForClients() {
        TlsCertificate between = authority("Between").purposes(Purpose.CLIENT).signedBy(ROOT);

        assertThat(verify(ROOTS, server().signedBy(between)).flags()).containsExactly(GENERIC_ERROR);
    }

    @Test
    void flagsAnUnknownCriticalExtension() {
        TlsCertificate server = bare().extension("1.2.3.4", true, Der.NULL).signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(GENERIC_ERROR, "has critical extensions that are not understood: 1.2.3.4");
    }

    @Test
    void ignoresAnUnknownExtensionThatIsNotCritical() {
        TlsCertificate server = bare().extension("1.2.3.4", false, Der.NULL).signedBy(ROOT);

        assertThat(verify(ROOTS, server).findings()).isEmpty();
    }

    @Test
    void flagsAPathThatIsLongerThanAnAuthorityAllows() {
        TlsCertificate upper = authority("Upper").authority(0).signedBy(ROOT);
        TlsCertificate lower = authority("Lower").signedBy(upper);

        assertThat(verify(ROOTS, server().signedBy(lower)).flags()).containsExactly(GENERIC_ERROR);
    }

    @Test
    void flagsNamesThatAnAuthorityMayNotGive() {
        TlsCertificate between = constrained("allowed.example").signedBy(ROOT);

        assertThat(verify(ROOTS, server().signedBy(between)).findings())
                .singleElement()
                .extracting(Finding::flag, Finding::explanation)
                .containsExactly(
                        GENERIC_ERROR, "has names that its authority CN=Constrained may not give (nameConstraints)");
    }

    @Test
    void acceptsNamesThatAnAuthorityMayGive() {
        TlsCertificate between = constrained("example.com").signedBy(ROOT);

        assertThat(verify(ROOTS, server().signedBy(between)).findings()).isEmpty();
    }

    @Test
    void appliesTheNameConstraintsOfAnAnchor() {
        TlsCertificate root = constrained("allowed.example").selfSigned();

        assertThat(verify(TrustAnchors.of(root.x509()), server().signedBy(root)).flags())
                .containsExactly(GENERIC_ERROR);
    }

    private static CertificateBuilder constrained(String domain) {
        byte[] name = Der.implicit(2, domain.getBytes(StandardCharsets.US_ASCII));
        byte[] permitted = Der.explicit(0, Der.sequence(name));
        return authority("Constrained")
                .extension(CertificateExtensions.NAME_CONSTRAINTS, true, Der.sequence(permitted));
    }

    // Several at once

    @Test
    void findsExpiryAndWrongNameAndUnknownAuthorityTogether() {
        TlsCertificate server = CertificateBuilder.of("x", LONG_AGO, LONG_AGO.plus(DAY))
                .names("other.example.com")
                .signedBy(STRANGER);

        assertThat(verify(ROOTS, server).flags()).containsExactly(UNKNOWN_CA, BAD_IDENTITY, EXPIRED);
    }

    @Test
    void findsAllThatAreNotAboutRevocationTogether() {
        TlsCertificate between = CertificateBuilder.of("Between", FROM, NOW.minus(DAY))
                .authority()
                .key(KeyKind.rsa(2048))
                .signedBy(STRANGER);
        TlsCertificate server = CertificateBuilder.of("x", NOW.plus(DAY), TO)
                .names("other.example.com")
                .purposes(Purpose.CLIENT)
                .signature("SHA1withRSA")
                .signedBy(between);

        assertThat(verify(ROOTS, server).flags())
                .containsExactly(UNKNOWN_CA, BAD_IDENTITY, NOT_ACTIVATED, EXPIRED, INSECURE, GENERIC_ERROR);
    }

    @Test
    void findsFlawsInEveryCertificateOfThePath() {
        TlsCertificate between = CertificateBuilder.of("Between", FROM, NOW.minus(DAY))
                .authority()
                .signedBy(ROOT);
        TlsCertificate server = server(FROM, NOW.minus(DAY)).signedBy(between);

        assertThat(verify(ROOTS, server).findings())
                .extracting(Finding::certificateSubject)
                .containsExactly("CN=server", "CN=Between");
    }

    @Test
    void refusesWithTheFaultOfTheWorstFlagAndTheNamesOfAll() {
        TlsCertificate server = server(FROM, NOW.minus(DAY)).signedBy(STRANGER);

        assertThat(verify(ROOTS, server).refusal())
                .satisfies(refusal -> assertThat(refusal.fault()).isEqualTo(UNKNOWN_CA.fault()))
                .satisfies(refusal -> assertThat(refusal.flags()).containsExactly("UNKNOWN_CA", "EXPIRED"));
    }
}

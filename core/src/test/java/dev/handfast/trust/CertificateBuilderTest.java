package dev.handfast.trust;

import static dev.handfast.trust.Certificates.FROM;
import static dev.handfast.trust.Certificates.ROOT;
import static dev.handfast.trust.Certificates.TO;
import static dev.handfast.trust.Certificates.authority;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the builder writes, as the Java runtime reads it. */
final class CertificateBuilderTest {

    @ParameterizedTest
    @MethodSource("kinds")
    void signsWithEveryKindOfKey(KeyKind kind, String algorithm) {
        X509Certificate certificate = authority("x").key(kind).selfSigned().x509();

        assertThatCode(() -> certificate.verify(certificate.getPublicKey())).doesNotThrowAnyException();
        assertThat(certificate.getSigAlgName()).isEqualTo(algorithm);
    }

    private static List<Object[]> kinds() {
        return List.of(
                new Object[] {KeyKind.P256, "SHA256withECDSA"},
                new Object[] {KeyKind.P384, "SHA384withECDSA"},
                new Object[] {KeyKind.P521, "SHA512withECDSA"},
                new Object[] {KeyKind.ED25519, "Ed25519"},
                new Object[] {KeyKind.ED448, "Ed448"},
                new Object[] {KeyKind.rsa(2048), "SHA256withRSA"},
                new Object[] {KeyKind.rsaPss(2048), "RSASSA-PSS"});
    }

    @Test
    void makesAPssSignatureWithAPlainRsaKey() {
        X509Certificate certificate = authority("x")
                .key(KeyKind.rsa(2048))
                .signature("RSASSA-PSS")
                .selfSigned()
                .x509();

        assertThatCode(() -> certificate.verify(certificate.getPublicKey())).doesNotThrowAnyException();
    }

    @Test
    void writesThirdVersion() {
        assertThat(ROOT.x509().getVersion()).isEqualTo(3);
    }

    @Test
    void writesTheSerialNumber() {
        assertThat(plain().serial(BigInteger.TEN).selfSigned().x509().getSerialNumber())
                .isEqualTo(BigInteger.TEN);
    }

    @Test
    void makesUpADifferentSerialNumberEachTime() {
        assertThat(plain().selfSigned().x509().getSerialNumber())
                .isNotEqualTo(plain().selfSigned().x509().getSerialNumber())
                .isPositive();
    }

    @Test
    void writesNoExtensionsUnlessTold() {
        X509Certificate certificate =
                plain().withoutKeyIdentifiers().selfSigned().x509();

        assertThat(certificate.getNonCriticalExtensionOIDs()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3"})
    void writesThePathLength(int given, int read) {
        assertThat(plain().authority(given).selfSigned().x509().getBasicConstraints())
                .isEqualTo(read);
    }

    @Test
    void writesKeyUsages() {
        boolean[] usage = plain().keyUsage(KeyUsage.KEY_AGREEMENT, KeyUsage.DECIPHER_ONLY)
                .selfSigned()
                .x509()
                .getKeyUsage();

        assertThat(usage).containsExactly(false, false, false, false, true, false, false, false, true);
    }

    @Test
    void writesPurposes() throws CertificateParsingException {
        assertThat(plain().purposes(Purpose.SERVER, Purpose.CLIENT)
                        .selfSigned()
                        .x509()
                        .getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    }

    @Test
    void namesTheKeyOfTheIssuer() {
        X509Certificate certificate = plain().signedBy(ROOT).x509();

        assertThat(CertificateExtensions.namesAnotherKey(certificate, ROOT.x509()))
                .isFalse();
        assertThat(CertificateExtensions.namesAnotherKey(
                        certificate, authority("Root").selfSigned().x509()))
                .isTrue();
    }

    @Test
    void keepsTheCertificatesBetweenItAndTheRoot() {
        TlsCertificate between = authority("Between").signedBy(ROOT);

        assertThat(plain().signedBy(between).chain()).hasSize(2).contains(between.x509());
    }

    @Test
    void needsTheKeyOfTheAuthority() {
        TlsCertificate keyless = TlsCertificate.of(ROOT.x509());

        assertThatIllegalArgumentException().isThrownBy(() -> plain().signedBy(keyless));
    }

    @Test
    void refusesASignatureThatDoesNotFitTheKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain().signature("SHA256withRSA").selfSigned());
    }

    @Test
    void refusesAnUnknownSignature() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain().signature("ROT13withRSA").selfSigned());
    }

    private static CertificateBuilder plain() {
        return CertificateBuilder.of("plain", FROM, TO);
    }
}

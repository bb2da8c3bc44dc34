package dev.handfast.trust;

import static dev.handfast.trust.Certificates.FROM;
import static dev.handfast.trust.Certificates.ROOT;
import static dev.handfast.trust.Certificates.TO;
import static dev.handfast.trust.Certificates.authority;
import static dev.handfast.trust.Certificates.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.trust.CredentialException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys from PEM and DER. */
final class CredentialTest {

    private static final TlsCertificate EC = server().signedBy(ROOT);
    private static final TlsCertificate RSA = server().key(KeyKind.rsa(2048)).signedBy(ROOT);
    private static final char[] PASSWORD = "correct horse".toCharArray();
    private static final byte[] P256 = Der.oid("1.2.840.10045.3.1.7");

    @ParameterizedTest
    @MethodSource("kinds")
    void readsBackWhatItWrote(KeyKind kind) throws CredentialException {
        TlsCertificate made = server().key(kind).selfSigned();
        TlsCertificate read =
                TlsCertificate.fromPem(made.toPem() + made.privateKeyToPem().orElseThrow());

        assertThat(read.privateKeyToPem()).isPresent().isEqualTo(made.privateKeyToPem());
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
    void readsACertificateWithoutAKey() throws CredentialException {
        assertThat(TlsCertificate.fromPem(EC.toPem()).hasPrivateKey()).isFalse();
    }

    @Test
    void findsTheKeyBeforeTheCertificate() throws CredentialException {
        assertThat(TlsCertificate.fromPem(key(EC) + EC.toPem()).hasPrivateKey()).isTrue();
    }

    @Test
    void readsPkcs1() throws CredentialException, MalformedDerException {
        String text = RSA.toPem() + Keys.pem("RSA PRIVATE KEY", Keys.inner(RSA));

        assertThat(TlsCertificate.fromPem(text).privateKey()).isEqualTo(RSA.privateKey());
    }

    @Test
    void readsPkcs1OfAPssKey() throws CredentialException, MalformedDerException {
        TlsCertificate pss = server().key(KeyKind.rsaPss(2048)).selfSigned();
        String text = pss.toPem() + Keys.pem("RSA PRIVATE KEY", Keys.inner(pss));

        assertThat(TlsCertificate.fromPem(text).privateKey()).isEqualTo(pss.privateKey());
    }

    @Test
    void readsSec1BehindItsParameters() throws CredentialException, MalformedDerException {
        String text = Keys.pem("EC PARAMETERS", P256) + Keys.pem("EC PRIVATE KEY", Keys.sec1(EC, P256)) + EC.toPem();

        assertThat(TlsCertificate.fromPem(text).hasPrivateKey()).isTrue();
    }

    @Test
    void readsSec1WithoutACurve() throws CredentialException, MalformedDerException {
        String text = EC.toPem() + Keys.pem("EC PRIVATE KEY", Keys.inner(EC));

        assertThat(TlsCertificate.fromPem(text).hasPrivateKey()).isTrue();
    }

    @Test
    void readsDer() throws CredentialException {
        assertThat(TlsCertificate.fromDer(EC.encoded()).isSame(EC)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsDerKeys(boolean isPkcs8) throws CredentialException, MalformedDerException {
        byte[] key = isPkcs8 ? Keys.pkcs8(RSA) : Keys.inner(RSA);

        assertThat(TlsCertificate.fromDer(RSA.encoded(), key).privateKey()).isEqualTo(RSA.privateKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PBEWithHmacSHA1AndAES_128",
                "PBEWithHmacSHA256AndAES_256",
                "PBEWithHmacSHA512AndAES_256",
                "PBEWithSHA1AndDESede",
                "PBEWithMD5AndDES"
            })
    void readsAnEncryptedKey(String scheme) throws GeneralSecurityException, IOException, MalformedDerException {
        String key = Keys.pem("ENCRYPTED PRIVATE KEY", Keys.encrypted(EC, scheme, PASSWORD));

        assertThat(TlsCertificate.fromPem(EC.toPem(), key, PASSWORD).privateKey())
                .isEqualTo(EC.privateKey());
    }

    @Test
    void asksForThePasswordOfAnEncryptedKey() throws GeneralSecurityException, IOException, MalformedDerException {
        String key = Keys.pem("ENCRYPTED PRIVATE KEY", Keys.encrypted(EC, "PBEWithHmacSHA256AndAES_256", PASSWORD));

        assertRefused(Reason.PASSWORD_REQUIRED, () -> TlsCertificate.fromPem(EC.toPem(), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PBEWithHmacSHA256AndAES_256", "PBEWithSHA1AndDESede"})
    void refusesAWrongPassword(String scheme) throws GeneralSecurityException, IOException, MalformedDerException {
        String key = Keys.pem("ENCRYPTED PRIVATE KEY", Keys.encrypted(EC, scheme, PASSWORD));

        assertRefused(Reason.PASSWORD_WRONG, () -> TlsCertificate.fromPem(EC.toPem(), key, "wrong".toCharArray()));
    }

    @Test
    void refusesAKeyThatIsEncryptedInTheOldWay() {
        String key = """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,00

                AAAA
                -----END RSA PRIVATE KEY-----
                """;

        assertRefused(Reason.UNSUPPORTED, () -> TlsCertificate.fromPem(RSA.toPem(), key, PASSWORD));
    }

    @Test
    void refusesACurveThatIsSpelledOut() {
        byte[] spelled =
                Der.sequence(Der.integer(1), Der.octets(new byte[32]), Der.explicit(0, Der.sequence(Der.integer(1))));

        assertRefused(Reason.UNSUPPORTED, () -> TlsCertificate.fromDer(EC.encoded(), spelled));
    }

    @Test
    void refusesAnUnknownKindOfKey() {
        byte[] key = Der.sequence(Der.integer(0), Der.sequence(Der.oid("1.2.3.4")), Der.octets(new byte[32]));

        assertRefused(Reason.UNSUPPORTED, () -> TlsCertificate.fromDer(EC.encoded(), key));
    }

    @Test
    void refusesAnotherKey() {
        TlsCertificate other = server().selfSigned();

        assertRefused(Reason.MISMATCH, () -> TlsCertificate.fromPem(EC.toPem(), key(other)));
    }

    @Test
    void refusesAKeyOfAnotherKind() {
        assertRefused(Reason.MISMATCH, () -> TlsCertificate.fromPem(EC.toPem(), key(RSA)));
    }

    @Test
    void tellsWhichCertificateShouldBeTheFirst() {
        TlsCertificate server = server().signedBy(authority("Between").signedBy(ROOT));
        String text = server.issuer().orElseThrow().toPem() + server.toPem() + key(server);

        assertThatThrownBy(() -> TlsCertificate.fromPem(text))
                .hasMessageMatching("(?s)the PEM text, block 3 \\(PRIVATE KEY, line \\d+\\), belongs to the PEM text,"
                        + " block 2 \\(CERTIFICATE, line \\d+\\), which has to be the first certificate");
    }

    @Test
    void keepsTheIssuersOfAChain() throws CredentialException {
        TlsCertificate between = authority("Between").signedBy(ROOT);
        String text = server().signedBy(between).toPem() + between.toPem() + ROOT.toPem();

        assertThat(TlsCertificate.fromPem(text).chain())
                .extracting(one -> one.getSubjectX500Principal().getName())
                .containsExactly("CN=server", "CN=Between", "CN=Root");
    }

    @Test
    void linksEachCertificateToItsIssuer() throws CredentialException {
        TlsCertificate read = TlsCertificate.fromPem(EC.toPem() + ROOT.toPem());

        assertThat(read.issuer().flatMap(TlsCertificate::issuer)).isEmpty();
        assertThat(read.issuer().orElseThrow().isSame(ROOT)).isTrue();
    }

    @Test
    void takesTheFirstOfUnrelatedCertificates() throws CredentialException {
        assertThat(TlsCertificate.fromPem(EC.toPem() + RSA.toPem()).chain()).containsExactly(EC.x509());
    }

    @Test
    void refusesATextWithoutACertificate() {
        assertThatThrownBy(() -> TlsCertificate.fromPem(key(EC)))
                .isInstanceOf(CredentialException.class)
                .hasMessage("the PEM text holds no CERTIFICATE block (only PRIVATE KEY)");
    }

    @Test
    void refusesATextWithoutAKeyWhereThereMustBeOne() {
        assertThatThrownBy(() -> TlsCertificate.fromPem(EC.toPem(), EC.toPem()))
                .hasMessage("the PEM text of the key holds no PRIVATE KEY block (only CERTIFICATE)");
    }

    @Test
    void refusesABrokenCertificateBehindAGoodOne() {
        String broken = Keys.pem("CERTIFICATE", new byte[] {0x30, 3, 2, 1, 1});

        assertThatThrownBy(() -> TlsCertificate.fromPem(EC.toPem() + broken))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("block 2 (CERTIFICATE, line ");
    }

    @Test
    void refusesBytesBehindACertificateInDer() {
        byte[] longer = Arrays.copyOf(EC.encoded(), EC.encoded().length + 1);

        assertRefused(Reason.MALFORMED, () -> TlsCertificate.fromDer(longer));
    }

    @Test
    void refusesPemInPlaceOfDer() {
        assertRefused(Reason.MALFORMED, () -> TlsCertificate.fromDer(EC.toPem().getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void refusesBytesBehindAKeyInDer() {
        byte[] longer = Arrays.copyOf(Keys.pkcs8(EC), Keys.pkcs8(EC).length + 1);

        assertRefused(Reason.MALFORMED, () -> TlsCertificate.fromDer(EC.encoded(), longer));
    }

    @Test
    void namesTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("server.pem"), EC.toPem().replace("-----END", "----END"));

        assertThatThrownBy(() -> TlsCertificate.fromPem(file))
                .hasMessage(file + ", block 1 (CERTIFICATE, line 1), is cut off: it has no line that starts with"
                        + " -----END");
    }

    @Test
    void leavesAMissingFileToTheFileSystem(@TempDir Path folder) {
        assertThatThrownBy(() -> TlsCertificate.fromPem(folder.resolve("none.pem")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void readsTwoFiles(@TempDir Path folder) throws IOException {
        Path certificate = Files.writeString(folder.resolve("a.pem"), EC.toPem());
        Path key = Files.writeString(folder.resolve("b.pem"), key(EC));

        assertThat(TlsCertificate.fromPem(certificate, key).privateKeyToPem()).contains(key(EC));
    }

    @Test
    void listsEveryCertificateOfAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("all.pem"), EC.toPem() + key(EC) + ROOT.toPem());

        assertThat(TlsCertificate.listFromPem(file))
                .extracting(TlsCertificate::x509)
                .containsExactly(EC.x509(), ROOT.x509());
    }

    @Test
    void listsNothingInAFileWithoutCertificates(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("none.pem"), "nothing to see here");

        assertThat(TlsCertificate.listFromPem(file)).isEmpty();
    }

    @Test
    void listsNothingWhenOneCertificateIsBroken(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("some.pem"), EC.toPem() + Keys.pem("CERTIFICATE", new byte[] {1, 2, 3}));

        assertRefused(Reason.MALFORMED, () -> TlsCertificate.listFromPem(file));
    }

    @Test
    void neverPrintsAKey() {
        assertThat(EC).hasToString("TlsCertificate[CN=server]");
    }

    @Test
    void hasNoKeyToShowWhenSomebodyElseSigns() throws CredentialException {
        TlsCertificate remote =
                CertificateBuilder.of("remote", FROM, TO).selfSigned().withSigner(new NoSigner());

        assertThat(remote.hasPrivateKey()).isTrue();
        assertThat(remote.privateKey()).isEmpty();
        assertThat(remote.signer()).isPresent();
    }

    private static String key(TlsCertificate certificate) {
        return certificate.privateKeyToPem().orElseThrow();
    }

    private static void assertRefused(Reason reason, ThrowingCallable loading) {
        assertThatThrownBy(loading)
                .isInstanceOfSatisfying(
                        CredentialException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

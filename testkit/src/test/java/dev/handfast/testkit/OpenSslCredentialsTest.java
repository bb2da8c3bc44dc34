package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.trust.CredentialException;
import dev.handfast.trust.CredentialException.Reason;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, keys and stores as the real openssl writes them. */
final class OpenSslCredentialsTest {

    private static final String PASSWORD = "correct horse";

    private final RequiredTool openssl = RequiredTool.named("openssl");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-algorithm RSA -pkeyopt rsa_keygen_bits:2048",
                "-algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048",
                "-algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_pss_keygen_md:sha384"
                        + " -pkeyopt rsa_pss_keygen_mgf1_md:sha384 -pkeyopt rsa_pss_keygen_saltlen:48",
                "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
                "-algorithm EC -pkeyopt ec_paramgen_curve:P-384",
                "-algorithm EC -pkeyopt ec_paramgen_curve:P-521",
                "-algorithm ED25519",
                "-algorithm ED448",
            })
    void readsKeysOfEveryKind(String options) throws IOException, InterruptedException {
        Path key = generate(options);

        assertThat(TlsCertificate.fromPem(certificate(key), key).hasPrivateKey())
                .isTrue();
    }

    @Test
    void readsPkcs1() throws IOException, InterruptedException {
        Path key = rsa();
        Path old = folder.resolve("old.pem");
        run("rsa -traditional -in " + key + " -out " + old);

        assertThat(Files.readString(old)).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(TlsCertificate.fromPem(certificate(key), old).hasPrivateKey())
                .isTrue();
    }

    @Test
    void readsPkcs1InDer() throws IOException, InterruptedException {
        Path key = rsa();
        Path old = folder.resolve("old.der");
        run("rsa -traditional -outform DER -in " + key + " -out " + old);

        assertThat(TlsCertificate.fromDer(certificateInDer(key), Files.readAllBytes(old))
                        .hasPrivateKey())
                .isTrue();
    }

    @Test
    void readsSec1WithItsParameters() throws IOException, InterruptedException {
        Path key = folder.resolve("ec.pem");
        run("ecparam -name prime256v1 -genkey -out " + key);

        assertThat(Files.readString(key)).contains("BEGIN EC PARAMETERS", "BEGIN EC PRIVATE KEY");
        assertThat(TlsCertificate.fromPem(certificate(key), key).hasPrivateKey())
                .isTrue();
    }

    @Test
    void readsSec1WithoutItsPublicKey() throws IOException, InterruptedException {
        Path key = ec();
        Path bare = folder.resolve("bare.pem");
        run("ec -no_public -in " + key + " -out " + bare);

        assertThat(TlsCertificate.fromPem(certificate(key), bare).hasPrivateKey())
                .isTrue();
    }

    @Test
    void refusesACurveThatIsSpelledOut() throws IOException, InterruptedException {
        Path key = ec();
        Path explicit = folder.resolve("explicit.pem");
        run("ec -param_enc explicit -in " + key + " -out " + explicit);
        Path certificate = certificate(key);

        assertRefused(Reason.UNSUPPORTED, () -> TlsCertificate.fromPem(certificate, explicit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v2 aes-128-cbc",
                "-v2 aes-192-cbc",
                "-v2 aes-256-cbc",
                "-v2 aes-256-cbc -v2prf hmacWithSHA1",
                "-v2 aes-256-cbc -v2prf hmacWithSHA512 -iter 100000",
                "-v2 des3",
                "-v1 PBE-SHA1-3DES",
            })
    void readsEncryptedKeys(String options) throws IOException, InterruptedException {
        Path key = rsa();
        Path encrypted = encrypted(key, options);

        assertThat(TlsCertificate.fromPem(certificate(key), encrypted, PASSWORD.toCharArray())
                        .hasPrivateKey())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v2 aes-256-cbc", "-v2 des3", "-v1 PBE-SHA1-3DES"})
    void noticesAWrongPassword(String options) throws IOException, InterruptedException {
        Path key = ec();
        Path encrypted = encrypted(key, options);
        Path certificate = certificate(key);

        assertRefused(
                Reason.PASSWORD_WRONG,
                () -> TlsCertificate.fromPem(certificate, encrypted, "battery staple".toCharArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-scrypt", "-v2 camellia-256-cbc"})
    void saysWhichEncryptionItCannotRead(String options) throws IOException, InterruptedException {
        Path key = ec();
        Path encrypted = encrypted(key, options);
        Path certificate = certificate(key);

        assertRefused(Reason.UNSUPPORTED, () -> TlsCertificate.fromPem(certificate, encrypted, PASSWORD.toCharArray()));
    }

    @Test
    void saysThatItCannotReadTheOldEncryption() throws IOException, InterruptedException {
        Path key = rsa();
        Path old = folder.resolve("old.pem");
        run("rsa -traditional -aes128 -in " + key + " -out " + old + " -passout", "pass:" + PASSWORD);
        Path certificate = certificate(key);

        assertThat(Files.readString(old)).contains("DEK-Info");
        assertRefused(Reason.UNSUPPORTED, () -> TlsCertificate.fromPem(certificate, old, PASSWORD.toCharArray()));
    }

    @Test
    void noticesAKeyOfSomebodyElse() throws IOException, InterruptedException {
        Path certificate = certificate(ec());
        Path other = generate("-algorithm EC -pkeyopt ec_paramgen_curve:P-256");

        assertRefused(Reason.MISMATCH, () -> TlsCertificate.fromPem(certificate, other));
    }

    @Test
    void readsCertificatesWithTextAround() throws IOException, InterruptedException {
        Path certificate = certificate(ec());
        Path explained = folder.resolve("explained.pem");
        run("x509 -text -in " + certificate + " -out " + explained);

        assertThat(TlsCertificate.fromPem(explained).isSame(TlsCertificate.fromPem(certificate)))
                .isTrue();
    }

    @Test
    void writesPemLikeOpenSsl() throws IOException, InterruptedException {
        Path certificate = certificate(ec());

        assertThat(TlsCertificate.fromPem(certificate).toPem()).isEqualTo(Files.readString(certificate));
    }

    @Test
    void hasTheFingerprintThatOpenSslPrints() throws IOException, InterruptedException {
        Path certificate = certificate(ec());
        String printed = run("x509 -noout -fingerprint -sha256 -in " + certificate);

        assertThat(TlsCertificate.fromPem(certificate).fingerprint())
                .isEqualToIgnoringCase(printed.substring(printed.indexOf('=') + 1)
                        .replace(":", "")
                        .strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-macalg sha1 -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES",
                "-certpbe NONE",
                "-nomac",
            })
    void readsStores(String options) throws IOException, InterruptedException {
        Path store = store(options, PASSWORD);

        assertThat(TlsCertificate.fromPkcs12(store, PASSWORD.toCharArray()).hasPrivateKey())
                .isTrue();
    }

    @Test
    void readsStoresWithAnEmptyPassword() throws IOException, InterruptedException {
        Path store = store("", "");

        assertThat(TlsCertificate.fromPkcs12(store, new char[0]).hasPrivateKey())
                .isTrue();
    }

    @Test
    void saysThatItCannotReadAStoreWhoseKeyIsNotEncrypted() throws IOException, InterruptedException {
        Path store = store("-certpbe NONE -keypbe NONE -nomac", "");

        assertThatThrownBy(() -> TlsCertificate.fromPkcs12(store, new char[0]))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("a key that the store does not encrypt is not read");
    }

    @Test
    void asksForThePasswordOfAStore() throws IOException, InterruptedException {
        Path store = store("", PASSWORD);

        assertRefused(Reason.PASSWORD_REQUIRED, () -> TlsCertificate.fromPkcs12(store, new char[0]));
    }

    @Test
    void noticesAWrongPasswordOfAStore() throws IOException, InterruptedException {
        Path store = store("", PASSWORD);

        assertRefused(Reason.PASSWORD_WRONG, () -> TlsCertificate.fromPkcs12(store, "battery staple".toCharArray()));
    }

    private Path rsa() throws IOException, InterruptedException {
        return generate("-algorithm RSA -pkeyopt rsa_keygen_bits:2048");
    }

    private Path ec() throws IOException, InterruptedException {
        return generate("-algorithm EC -pkeyopt ec_paramgen_curve:P-256");
    }

    private Path generate(String options) throws IOException, InterruptedException {
        Path key = Files.createTempFile(folder, "key", ".pem");
        run("genpkey " + options + " -out " + key);
        return key;
    }

    private Path certificate(Path key) throws IOException, InterruptedException {
        Path certificate = Files.createTempFile(folder, "certificate", ".pem");
        run("req -x509 -new -subj /CN=localhost -days 1 -key " + key + " -out " + certificate);
        return certificate;
    }

    private byte[] certificateInDer(Path key) throws IOException, InterruptedException {
        Path der = Files.createTempFile(folder, "certificate", ".der");
        run("x509 -outform DER -in " + certificate(key) + " -out " + der);
        return Files.readAllBytes(der);
    }

    private Path encrypted(Path key, String options) throws IOException, InterruptedException {
        Path encrypted = folder.resolve("encrypted.pem");
        run("pkcs8 -topk8 " + options + " -in " + key + " -out " + encrypted + " -passout", "pass:" + PASSWORD);
        return encrypted;
    }

    private Path store(String options, String password) throws IOException, InterruptedException {
        Path key = ec();
        Path store = folder.resolve("store.p12");
        run(
                "pkcs12 -export " + options + " -inkey " + key + " -in " + certificate(key) + " -out " + store
                        + " -passout",
                "pass:" + password);
        return store;
    }

    /** Runs openssl with arguments that are separated by blanks, and then those that may hold some. */
    private String run(String arguments, String... last) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments.trim().split(" +", -1)));
        all.addAll(List.of(last));
        return openssl.run(folder, all.toArray(String[]::new));
    }

    private static void assertRefused(Reason reason, ThrowingCallable loading) {
        assertThatThrownBy(loading)
                .isInstanceOfSatisfying(
                        CredentialException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

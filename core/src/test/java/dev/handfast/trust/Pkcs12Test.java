package dev.handfast.trust;

import static dev.handfast.trust.Certificates.ROOT;
import static dev.handfast.trust.Certificates.authority;
import static dev.handfast.trust.Certificates.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.trust.CredentialException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials from PKCS #12 stores. */
final class Pkcs12Test {

    private static final TlsCertificate SERVER =
            server().signedBy(authority("Between").signedBy(ROOT));
    private static final char[] NONE = {};
    private static final char[] PASSWORD = "1234".toCharArray();

    @Test
    void readsTheKeyWithItsChain() throws GeneralSecurityException, IOException {
        TlsCertificate read = TlsCertificate.fromPkcs12(store(PASSWORD), PASSWORD);

        assertThat(read.chain()).isEqualTo(SERVER.chain());
        assertThat(read.privateKey()).isEqualTo(SERVER.privateKey());
    }

    @Test
    void readsAStoreWithAnEmptyPassword() throws GeneralSecurityException, IOException {
        assertThat(TlsCertificate.fromPkcs12(store(NONE), NONE).hasPrivateKey()).isTrue();
    }

    @Test
    void readsAFile(@TempDir Path folder) throws GeneralSecurityException, IOException {
        Path file = Files.write(folder.resolve("server.p12"), store(PASSWORD));

        assertThat(TlsCertificate.fromPkcs12(file, PASSWORD).isSame(SERVER)).isTrue();
    }

    @Test
    void asksForThePassword() throws GeneralSecurityException, IOException {
        byte[] store = store(PASSWORD);

        assertRefused(Reason.PASSWORD_REQUIRED, () -> TlsCertificate.fromPkcs12(store, NONE));
    }

    @Test
    void refusesAWrongPassword() throws GeneralSecurityException, IOException {
        byte[] store = store(PASSWORD);

        assertRefused(Reason.PASSWORD_WRONG, () -> TlsCertificate.fromPkcs12(store, "4321".toCharArray()));
    }

    @Test
    void refusesAStoreWithoutAKey() throws GeneralSecurityException, IOException {
        KeyStore keys = empty();
        keys.setCertificateEntry("root", ROOT.x509());
        byte[] store = stored(keys, PASSWORD);

        assertRefused(Reason.MISSING, () -> TlsCertificate.fromPkcs12(store, PASSWORD));
    }

    @Test
    void refusesWhatIsNoStore() {
        assertRefused(Reason.MALFORMED, () -> TlsCertificate.fromPkcs12(new byte[] {1, 2, 3}, PASSWORD));
    }

    @Test
    void refusesAStoreThatIsCutOff() throws GeneralSecurityException, IOException {
        byte[] store = store(PASSWORD);
        byte[] part = Arrays.copyOf(store, store.length / 2);

        assertRefused(Reason.MALFORMED, () -> TlsCertificate.fromPkcs12(part, PASSWORD));
    }

    private static byte[] store(char[] password) {
        return storeOf(SERVER, password);
    }

    static byte[] storeOf(TlsCertificate certificate, char[] password) {
        try {
            KeyStore keys = empty();
            keys.setKeyEntry(
                    "key",
                    certificate.privateKey().orElseThrow(),
                    password,
                    certificate.chain().toArray(X509Certificate[]::new));
            return stored(keys, password);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        return keys;
    }

    private static byte[] stored(KeyStore keys, char[] password) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        keys.store(out, password);
        return out.toByteArray();
    }

    private static void assertRefused(Reason reason, ThrowingCallable loading) {
        assertThatThrownBy(loading)
                .isInstanceOfSatisfying(
                        CredentialException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.trust.KeyKind;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other programs read the keys that the library writes. */
final class WrittenKeysTest {

    @TempDir
    private Path folder;

    static Stream<KeyKind> kinds() {
        return Stream.of(KeyKind.P256, KeyKind.P384, KeyKind.P521, KeyKind.ED25519, KeyKind.ED448, KeyKind.rsa(2048));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void areReadByGnuTls(KeyKind kind) throws IOException, InterruptedException {
        TlsCertificate certificate = Victims.MINT.server(kind, Pair.SERVER_NAME);
        Mint.PemFiles files = Mint.write(certificate, folder);
        RequiredTool certtool = RequiredTool.named("certtool");

        String ofKey = certtool.run(
                folder, "--pubkey-info", "--load-privkey", files.key().toString());
        String ofCertificate = certtool.run(
                folder, "--pubkey-info", "--load-certificate", files.chain().toString());

        assertThat(publicKey(ofKey)).isNotEmpty().isEqualTo(publicKey(ofCertificate));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void areReadByOpenSsl(KeyKind kind) throws IOException, InterruptedException {
        Mint.PemFiles files = Mint.write(Victims.MINT.server(kind, Pair.SERVER_NAME), folder);
        RequiredTool openssl = RequiredTool.named("openssl");

        String ofKey = openssl.run(folder, "pkey", "-pubout", "-in", files.key().toString());
        String ofCertificate = openssl.run(
                folder, "x509", "-noout", "-pubkey", "-in", files.chain().toString());

        assertThat(publicKey(ofKey)).isNotEmpty().isEqualTo(publicKey(ofCertificate));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void areReadByTheLibraryItself(KeyKind kind) throws IOException {
        TlsCertificate certificate = Victims.MINT.server(kind, Pair.SERVER_NAME);
        Mint.PemFiles files = Mint.write(certificate, folder);

        assertThat(TlsCertificate.fromPem(files.chain(), files.key()).hasPrivateKey())
                .isTrue();
    }

    private static String publicKey(String output) {
        int from = output.indexOf("-----BEGIN PUBLIC KEY-----");
        return from < 0 ? "" : output.substring(from).strip();
    }
}

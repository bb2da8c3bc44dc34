package dev.handfast.cli.harness;

import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An authority and what it has signed, in files. */
public final class Credentials {

    private final Path directory;
    private final Instant now = Instant.now();
    private final TlsCertificate authority;

    private Credentials(Path directory) {
        this.directory = directory;
        this.authority = authority("Test CA");
    }

    /** New ones in a directory. */
    public static Credentials in(Path directory) {
        return new Credentials(directory);
    }

    /** The authority. */
    public String ca() throws IOException {
        return write("ca.pem", authority.toPem());
    }

    /** Another authority, which has signed nothing. */
    public String otherCa() throws IOException {
        return write("other-ca.pem", authority("Other CA").toPem());
    }

    /** A certificate for localhost, with its key. */
    public String server() throws IOException {
        TlsCertificate certificate =
                certificate("localhost", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(10)));
        return write(
                "server.pem",
                certificate.toPem() + certificate.privateKeyToPem().orElseThrow());
    }

    /** A certificate for localhost with a key of some kind, and the key. */
    public String server(KeyKind kind) throws IOException {
        TlsCertificate certificate = builder("localhost", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(10)))
                .key(kind)
                .signedBy(authority);
        return write(
                kind.toString().replace(' ', '-') + ".pem",
                certificate.toPem() + certificate.privateKeyToPem().orElseThrow());
    }

    /** A certificate for localhost that is no longer valid, with its key. */
    public String expired() throws IOException {
        TlsCertificate certificate =
                certificate("localhost", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(3)));
        return write(
                "expired.pem",
                certificate.toPem() + certificate.privateKeyToPem().orElseThrow());
    }

    /** A certificate for localhost and its key in a PKCS #12 file. */
    public String pkcs12(String password) throws IOException {
        TlsCertificate certificate = localhost();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "one",
                    certificate.privateKey().orElseThrow(),
                    password.toCharArray(),
                    certificate.chain().toArray(X509Certificate[]::new));
            Path file = directory.resolve("store.p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
            return file.toString();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** A certificate for localhost in DER, and its key beside it. */
    public List<String> der() throws IOException {
        TlsCertificate certificate = localhost();
        Path file = Files.write(directory.resolve("server.der"), certificate.encoded());
        Path key = Files.write(
                directory.resolve("key.der"),
                certificate.privateKey().orElseThrow().getEncoded());
        return List.of(file.toString(), key.toString());
    }

    /** A file of one's own. */
    public String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private TlsCertificate localhost() {
        return certificate("localhost", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(10)));
    }

    /** A certificate for somebody, with its key. */
    public TlsCertificate certificate(String name, Instant notBefore, Instant notAfter) {
        return builder(name, notBefore, notAfter).signedBy(authority);
    }

    private static CertificateBuilder builder(String name, Instant notBefore, Instant notAfter) {
        return CertificateBuilder.of(name, notBefore, notAfter).names(name).purposes(Purpose.SERVER, Purpose.CLIENT);
    }

    private TlsCertificate authority(String name) {
        return CertificateBuilder.of(name, now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(30)))
                .authority()
                .selfSigned();
    }
}

package dev.handfast.conformance.interop;

import dev.handfast.testkit.Mint;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The certificates of all tests, made when they are first asked for. */
final class Material {

    static final String HOST = "localhost";
    static final Mint MINT = Mint.authority("Interop Root");
    static final Mint STRANGER = Mint.authority("Stranger Root");

    private static final Map<KeyKind, TlsCertificate> SERVERS = new ConcurrentHashMap<>();
    private static final Map<KeyKind, TlsCertificate> CLIENTS = new ConcurrentHashMap<>();
    private static final Map<String, Mint.PemFiles> FILES = new ConcurrentHashMap<>();

    private Material() {}

    /** Every kind of key that signs handshakes in TLS 1.3, and what its scheme is called. */
    static final Map<KeyKind, String> KINDS = Map.of(
            KeyKind.P256,
            "ecdsa_secp256r1_sha256",
            KeyKind.P384,
            "ecdsa_secp384r1_sha384",
            KeyKind.P521,
            "ecdsa_secp521r1_sha512",
            KeyKind.ED25519,
            "ed25519",
            KeyKind.ED448,
            "ed448",
            KeyKind.rsa(2048),
            "rsa_pss_rsae_sha",
            KeyKind.rsaPss(2048),
            "rsa_pss_pss_sha");

    static TlsCertificate server(KeyKind kind) {
        return SERVERS.computeIfAbsent(kind, unused -> MINT.server(kind, HOST, "127.0.0.1"));
    }

    static TlsCertificate client(KeyKind kind) {
        return CLIENTS.computeIfAbsent(kind, unused -> MINT.client(kind, "alice"));
    }

    /** The options of a program that name a certificate and its key. */
    static List<String> files(String chainOption, String keyOption, TlsCertificate certificate) {
        Mint.PemFiles files = files(certificate);
        return List.of(
                chainOption, files.chain().toString(), keyOption, files.key().toString());
    }

    /** A file with a certificate, in PEM. */
    static String file(TlsCertificate certificate) {
        return files(certificate).chain().toString();
    }

    /** An empty file that is deleted in the end. */
    static Path newFile(String suffix) throws IOException {
        Path file = Files.createTempFile("handfast-interop", suffix);
        file.toFile().deleteOnExit();
        return file;
    }

    private static Mint.PemFiles files(TlsCertificate certificate) {
        return FILES.computeIfAbsent(certificate.fingerprint(), unused -> write(certificate));
    }

    private static Mint.PemFiles write(TlsCertificate certificate) {
        try {
            Path folder = Files.createTempDirectory("handfast-interop");
            Mint.PemFiles files = Mint.write(certificate, folder);
            Stream.of(folder, files.chain(), files.key())
                    .forEach(path -> path.toFile().deleteOnExit());
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.handfast.testkit;

import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.KeyUsage;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.trust.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An authority for tests, and what it issues.
 *
 * <pre>{@code
 * Mint mint = Mint.authority("Test CA");
 * TlsCertificate server = mint.server("localhost", "127.0.0.1");
 * TlsCertificate client = mint.intermediate("Clients").client("alice");
 * TrustAnchors anchors = mint.anchors();
 * }</pre>
 *
 * <p>What is meant to be valid is so from {@link #FROM} to {@link #TO}, on any clock that a test may use. Immutable, and
 * usable by any thread.
 */
public final class Mint {

    /** When valid certificates become valid. */
    public static final Instant FROM = Instant.parse("2022-01-01T00:00:00Z");

    /** When valid certificates expire. */
    public static final Instant TO = Instant.parse("2049-12-31T23:59:59Z");

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant SOME_DAY = Instant.parse("2060-01-01T00:00:00Z");

    /** RSA keys take long to make: one for each kind and owner, once. */
    private static final Map<String, KeyPair> RSA_KEYS = new ConcurrentHashMap<>();

    private final TlsCertificate authority;

    private Mint(TlsCertificate authority) {
        this.authority = authority;
    }

    /** A root authority of this name, with a key on P-256. */
    public static Mint authority(String name) {
        return authority(name, KeyKind.P256);
    }

    /** A root authority of this name, with a key of this kind. */
    public static Mint authority(String name, KeyKind kind) {
        return new Mint(CertificateBuilder.of(name, FROM, TO)
                .authority()
                .key(key(kind, name))
                .selfSigned());
    }

    /** A server's certificate that it signed itself. */
    public static TlsCertificate selfSigned(String... names) {
        return server(FROM, TO, KeyKind.P256, names).selfSigned();
    }

    /** An authority below this one; what it issues brings its certificate along. */
    public Mint intermediate(String name) {
        return intermediate(name, KeyKind.P256);
    }

    /** An authority below this one, with a key of this kind. */
    public Mint intermediate(String name, KeyKind kind) {
        return new Mint(CertificateBuilder.of(name, FROM, TO)
                .authority()
                .key(key(kind, name))
                .signedBy(authority));
    }

    /** A server for these names and addresses, with a key on P-256. */
    public TlsCertificate server(String... names) {
        return server(KeyKind.P256, names);
    }

    /** A server for these names and addresses, with a key of this kind. */
    public TlsCertificate server(KeyKind kind, String... names) {
        return server(FROM, TO, kind, names).signedBy(authority);
    }

    /** A client of this name, with a key on P-256. */
    public TlsCertificate client(String name) {
        return client(KeyKind.P256, name);
    }

    /** A client of this name, with a key of this kind. */
    public TlsCertificate client(KeyKind kind, String name) {
        return CertificateBuilder.of(name, FROM, TO)
                .key(key(kind, name))
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                .purposes(Purpose.CLIENT)
                .signedBy(authority);
    }

    /** A server whose certificate was valid once. */
    public TlsCertificate expired(String... names) {
        return server(LONG_AGO, LONG_AGO.plusSeconds(86_400), KeyKind.P256, names)
                .signedBy(authority);
    }

    /** A server whose certificate will be valid some day. */
    public TlsCertificate notYetValid(String... names) {
        return server(SOME_DAY, SOME_DAY.plusSeconds(86_400), KeyKind.P256, names)
                .signedBy(authority);
    }

    /** A server that is good but for its name, which nobody asks for. */
    public TlsCertificate wrongName() {
        return server("wrong.invalid");
    }

    /** Signs whatever a test puts together. */
    public TlsCertificate sign(CertificateBuilder builder) {
        return builder.signedBy(authority);
    }

    /** The authority's own certificate, with its key. */
    public TlsCertificate certificate() {
        return authority;
    }

    /** Trust in this authority alone. */
    public TrustAnchors anchors() {
        return TrustAnchors.of(authority.x509());
    }

    /**
     * Writes a certificate with its issuers, and its key where there is one, for other programs to read.
     *
     * @param folder where two files are made, named after the certificate's fingerprint
     */
    public static PemFiles write(TlsCertificate certificate, Path folder) throws IOException {
        String name = certificate.fingerprint().substring(0, 16);
        StringBuilder chain = new StringBuilder();
        certificate.chain().forEach(one -> chain.append(TlsCertificate.of(one).toPem()));
        Path chainFile = Files.writeString(folder.resolve(name + ".pem"), chain);
        Path keyFile = Files.writeString(
                folder.resolve(name + "-key.pem"), certificate.privateKeyToPem().orElse(""));
        return new PemFiles(chainFile, keyFile);
    }

    /**
     * Files that other programs read.
     *
     * @param chain the certificate, then its issuers
     * @param key its private key in PKCS #8, without a password; empty when there is none
     */
    public record PemFiles(Path chain, Path key) {}

    private static CertificateBuilder server(Instant from, Instant to, KeyKind kind, String... names) {
        return CertificateBuilder.of(names[0], from, to)
                .names(names)
                .key(key(kind, names[0]))
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                .purposes(Purpose.SERVER);
    }

    private static KeyPair key(KeyKind kind, String owner) {
        return kind.algorithm().startsWith("RSA")
                ? RSA_KEYS.computeIfAbsent(kind + " " + owner, unused -> kind.generate())
                : kind.generate();
    }
}

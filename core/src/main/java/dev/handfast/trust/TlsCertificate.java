package dev.handfast.trust;

import dev.handfast.crypto.Signer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A certificate with the certificates of its issuers and, for one of our own, a handle of its private key.
 *
 * <p>Whether the issuers lead to anything that is trusted is not known: they are what a peer or a file said.
 *
 * <p>The issuers in a PEM file count when every certificate of the file was signed by the next; otherwise the file is a
 * collection, and its first certificate stands alone. Nothing is ever half loaded: a broken block fails the whole.
 *
 * <p>Immutable, and usable by any thread.
 */
public final class TlsCertificate {

    private static final char[] NO_PASSWORD = {};

    private final List<X509Certificate> chain;
    private final KeyHandle key;

    private TlsCertificate(List<X509Certificate> chain, KeyHandle key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * A certificate and those of its issuers, without a private key.
     *
     * @param chain the certificate itself first; not empty
     */
    public static TlsCertificate of(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain needs a certificate");
        }
        return new TlsCertificate(List.copyOf(chain), new KeyHandle.Absent());
    }

    /** A certificate and those of its issuers, without a private key. */
    public static TlsCertificate of(X509Certificate certificate, X509Certificate... issuers) {
        X509Certificate[] chain = Arrays.copyOf(new X509Certificate[] {certificate}, issuers.length + 1);
        System.arraycopy(issuers, 0, chain, 1, issuers.length);
        return of(List.of(chain));
    }

    /**
     * Reads a PEM text: certificates, the first being the one itself, and a private key, if there is one, anywhere.
     *
     * @throws CredentialException when a block cannot be read, no certificate is there, or the key is another's
     */
    public static TlsCertificate fromPem(String text) throws CredentialException {
        return CredentialReader.fromBlocks(PemBlock.parse(text), "the PEM text");
    }

    /** Reads a certificate and its key, which there must be, from two PEM texts. */
    public static TlsCertificate fromPem(String certificates, String key) throws CredentialException {
        return fromPem(certificates, key, NO_PASSWORD);
    }

    /**
     * Reads a certificate and its key, which there must be, from two PEM texts.
     *
     * @param password of the key, when it is encrypted; stays the caller's, who erases it
     */
    public static TlsCertificate fromPem(String certificates, String key, char[] password) throws CredentialException {
        return CredentialReader.fromBlocks(
                PemBlock.parse(certificates), "the PEM text", PemBlock.parse(key), "the PEM text of the key", password);
    }

    /**
     * Reads a PEM file: certificates, the first being the one itself, and a private key, if there is one, anywhere.
     *
     * @throws CredentialException when a block cannot be read, no certificate is there, or the key is another's
     * @throws IOException when the file cannot be read
     */
    public static TlsCertificate fromPem(Path file) throws IOException {
        return CredentialReader.fromBlocks(PemBlock.read(file), file.toString());
    }

    /** Reads a certificate and its key, which there must be, from two PEM files; they may be the same. */
    public static TlsCertificate fromPem(Path certificates, Path key) throws IOException {
        return fromPem(certificates, key, NO_PASSWORD);
    }

    /**
     * Reads a certificate and its key, which there must be, from two PEM files; they may be the same.
     *
     * @param password of the key, when it is encrypted; stays the caller's, who erases it
     * @throws CredentialException when a block cannot be read, something is missing, or the key is another's; the reason
     *     tells whether a password is asked for or wrong
     * @throws IOException when a file cannot be read
     */
    public static TlsCertificate fromPem(Path certificates, Path key, char[] password) throws IOException {
        return CredentialReader.fromBlocks(
                PemBlock.read(certificates), certificates.toString(), PemBlock.read(key), key.toString(), password);
    }

    /**
     * Every certificate in a PEM file, each by itself.
     *
     * @return in the order of the file; empty when it holds none
     * @throws CredentialException when one of them cannot be read
     * @throws IOException when the file cannot be read
     */
    public static List<TlsCertificate> listFromPem(Path file) throws IOException {
        return CredentialReader.certificates(PemBlock.read(file)).stream()
                .map(TlsCertificate::of)
                .toList();
    }

    /** Reads one certificate in DER, which must fill the array. */
    public static TlsCertificate fromDer(byte[] certificate) throws CredentialException {
        try {
            return of(CertificateChains.parse(certificate));
        } catch (CertificateException e) {
            throw new CredentialException(
                    CredentialException.Reason.MALFORMED,
                    "the certificate",
                    "is not DER that can be read: " + Printable.of(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /**
     * Reads one certificate and its key in DER.
     *
     * @param key a PKCS #8, PKCS #1 or SEC 1 key; stays the caller's, who erases it
     */
    public static TlsCertificate fromDer(byte[] certificate, byte[] key) throws CredentialException {
        TlsCertificate keyless = fromDer(certificate);
        return keyless.withPrivateKey(
                PrivateKeys.parse(key, keyless.x509().getPublicKey(), NO_PASSWORD, "the private key"));
    }

    /**
     * Reads the key of a PKCS #12 store with its certificate and the issuers of that.
     *
     * @param password empty when there is none; stays the caller's, who erases it
     * @throws CredentialException when the store is broken or holds no key with its certificate; the reason tells
     *     whether a password is asked for or wrong
     */
    public static TlsCertificate fromPkcs12(byte[] store, char[] password) throws CredentialException {
        return CredentialReader.fromPkcs12(store, password, "the PKCS #12 store");
    }

    /**
     * Reads the key of a PKCS #12 file with its certificate and the issuers of that.
     *
     * @param password empty when there is none; stays the caller's, who erases it
     * @throws CredentialException as for the other form
     * @throws IOException when the file cannot be read
     */
    public static TlsCertificate fromPkcs12(Path file, char[] password) throws IOException {
        return CredentialReader.fromPkcs12(PemBlock.contentOf(file), password, file.toString());
    }

    /**
     * The same certificate with its key.
     *
     * @throws CredentialException when the key is another's; one that a token keeps to itself is believed
     */
    public TlsCertificate withPrivateKey(PrivateKey privateKey) throws CredentialException {
        if (!KeyMatch.isPair(x509().getPublicKey(), privateKey)) {
            throw new CredentialException(
                    CredentialException.Reason.MISMATCH,
                    "the private key",
                    "does not belong to the certificate of " + subjectName());
        }
        return withMatchingKey(privateKey);
    }

    /** The same certificate with somebody who signs with its key, which nobody sees. */
    public TlsCertificate withSigner(Signer signer) {
        return new TlsCertificate(chain, new KeyHandle.Remote(signer));
    }

    /** The same certificate and key with other certificates of issuers, nearest first; nothing is checked. */
    public TlsCertificate withIssuers(List<X509Certificate> issuers) {
        return new TlsCertificate(of(x509(), issuers.toArray(X509Certificate[]::new)).chain, key);
    }

    TlsCertificate withMatchingKey(PrivateKey privateKey) {
        return new TlsCertificate(chain, new KeyHandle.Present(privateKey));
    }

    /** The certificate itself. */
    public X509Certificate x509() {
        return chain.get(0);
    }

    /** The certificate itself and then its issuers, nearest first. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** The certificate of the issuer with its own issuers; empty when there is none. */
    public Optional<TlsCertificate> issuer() {
        return chain.size() < 2 ? Optional.empty() : Optional.of(of(chain.subList(1, chain.size())));
    }

    /** Whether there is anything to sign with. */
    public boolean hasPrivateKey() {
        return !(key instanceof KeyHandle.Absent);
    }

    /** The private key, when the Java runtime has it. */
    public Optional<PrivateKey> privateKey() {
        return key.key();
    }

    /** Who signs with the private key, when it is somewhere else. */
    public Optional<Signer> signer() {
        return key.signer();
    }

    /** The name of the subject in the order of its encoding, such as {@code DC=EXAMPLE,CN=server.example.com}. */
    public String subjectName() {
        return DistinguishedName.of(x509().getSubjectX500Principal());
    }

    /** The name of the issuer in the order of its encoding. */
    public String issuerName() {
        return DistinguishedName.of(x509().getIssuerX500Principal());
    }

    /** The first moment at which the certificate is valid. */
    public Instant notBefore() {
        return x509().getNotBefore().toInstant();
    }

    /** The last moment at which the certificate is valid. */
    public Instant notAfter() {
        return x509().getNotAfter().toInstant();
    }

    /** The dNSNames of the certificate as they stand there, in their order; text from the peer, one byte a character. */
    public List<String> dnsNames() {
        return SubjectNames.of(x509()).dns();
    }

    /** The iPAddresses of the certificate, in their order. */
    public List<InetAddress> ipAddresses() {
        return SubjectNames.of(x509()).addresses();
    }

    /** The SHA-256 of the encoded certificate, in lower-case hexadecimal. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Whether another is the same certificate; keys and issuers do not count. */
    public boolean isSame(TlsCertificate other) {
        return x509().equals(other.x509());
    }

    /** The certificate itself in DER, in a fresh array. */
    public byte[] encoded() {
        try {
            return x509().getEncoded().clone();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** The certificate itself in PEM, in lines of 64 characters, with a line break at the end. */
    public String toPem() {
        return pem("CERTIFICATE", encoded());
    }

    /**
     * The private key in PEM, as PKCS #8 without encryption; empty when there is none or it cannot be had. An EC key has its
     * public key with it (RFC 5915, Section 3), because GnuTLS reads no other.
     */
    public Optional<String> privateKeyToPem() {
        PublicKey publicKey = x509().getPublicKey();
        return privateKey()
                .map(PrivateKey::getEncoded)
                .map(der -> publicKey instanceof ECKey ? EcPrivateKeyInfo.withPublicKey(der, publicKey) : der)
                .map(der -> pem("PRIVATE KEY", der));
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    @Override
    public String toString() {
        return "TlsCertificate[" + Printable.of(subjectName()) + "]";
    }
}

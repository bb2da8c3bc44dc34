package dev.handfast.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates that are trusted as they are: authorities, and single certificates that vouch for themselves.
 *
 * <p>Immutable; shared by any number of threads.
 */
public final class TrustAnchors {

    /** Where systems keep the certificates of their authorities: Debian, Fedora, Alpine and BSD. */
    private static final List<Path> SYSTEM_BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/cert.pem"));

    private static final TrustAnchors NONE = new TrustAnchors(List.of());

    private final Set<X509Certificate> certificates;
    private final Map<X500Principal, List<X509Certificate>> bySubject;

    private TrustAnchors(Collection<X509Certificate> certificates) {
        this.certificates = Collections.unmodifiableSet(new LinkedHashSet<>(certificates));
        Map<X500Principal, List<X509Certificate>> named = new LinkedHashMap<>();
        for (X509Certificate certificate : this.certificates) {
            named.computeIfAbsent(certificate.getSubjectX500Principal(), name -> new ArrayList<>())
                    .add(certificate);
        }
        this.bySubject = named;
    }

    /** Nothing is trusted. */
    public static TrustAnchors none() {
        return NONE;
    }

    /** These certificates; the same one twice counts once. */
    public static TrustAnchors of(Collection<X509Certificate> certificates) {
        return new TrustAnchors(certificates);
    }

    /** These certificates; the same one twice counts once. */
    public static TrustAnchors of(X509Certificate... certificates) {
        return new TrustAnchors(List.of(certificates));
    }

    /**
     * All certificates in a file of PEM blocks.
     *
     * @throws CredentialException when one of them cannot be read, or there is none
     * @throws IOException when the file cannot be read
     */
    public static TrustAnchors fromPem(Path file) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : PemBlock.read(file)) {
            if (block.isCertificate()) {
                certificates.add(block.certificate());
            }
        }
        if (certificates.isEmpty()) {
            throw new CredentialException(
                    CredentialException.Reason.MISSING, file.toString(), "holds no CERTIFICATE block");
        }
        return new TrustAnchors(certificates);
    }

    /**
     * The authorities that this machine trusts: those of the operating system where its bundle is a file, otherwise
     * those that came with the Java runtime.
     *
     * <p>Reads some hundred certificates each time. Single ones that Java cannot read are left out.
     *
     * @throws IOException when neither source can be read or both are empty; the message names them
     */
    public static TrustAnchors system() throws IOException {
        for (Path bundle : SYSTEM_BUNDLES) {
            if (Files.isReadable(bundle)) {
                Set<X509Certificate> certificates = readableIn(bundle);
                if (!certificates.isEmpty()) {
                    return new TrustAnchors(certificates);
                }
            }
        }
        Set<X509Certificate> certificates = ofRuntime();
        if (certificates.isEmpty()) {
            throw new IOException("no trusted authorities in any of " + SYSTEM_BUNDLES + " nor in the Java runtime");
        }
        return new TrustAnchors(certificates);
    }

    /** The authorities that came with the Java runtime. */
    static Set<X509Certificate> ofRuntime() throws IOException {
        return inKeyStore(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"));
    }

    /** All certificates, in the order in which they came. */
    public Set<X509Certificate> certificates() {
        return certificates;
    }

    /** Whether this very certificate is trusted. */
    public boolean contains(X509Certificate certificate) {
        return certificates.contains(certificate);
    }

    /** The trusted certificates of this name. */
    List<X509Certificate> named(X500Principal subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    private static Set<X509Certificate> readableIn(Path bundle) throws IOException {
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        for (PemBlock block : PemBlock.read(bundle)) {
            if (block.isCertificate()) {
                readable(block).ifPresent(certificates::add);
            }
        }
        return certificates;
    }

    private static Optional<X509Certificate> readable(PemBlock block) {
        try {
            return Optional.of(block.certificate());
        } catch (CredentialException e) {
            return Optional.empty();
        }
    }

    private static Set<X509Certificate> inKeyStore(Path file) throws IOException {
        try {
            // Without a password, what the store holds is not authenticated; the runtime itself reads it so.
            KeyStore store = KeyStore.getInstance(file.toFile(), (char[]) null);
            Set<X509Certificate> certificates = new LinkedHashSet<>();
            for (String alias : Collections.list(store.aliases())) {
                Certificate certificate = store.getCertificate(alias);
                if (certificate instanceof X509Certificate x509 && store.isCertificateEntry(alias)) {
                    certificates.add(x509);
                }
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " cannot be read as a key store", e);
        }
    }

    @Override
    public String toString() {
        return "TrustAnchors[" + certificates.size() + " certificates]";
    }
}

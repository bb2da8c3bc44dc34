package dev.handfast.trust;

import dev.handfast.trust.CredentialException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Puts certificates and keys together from the blocks of PEM texts and from PKCS #12 stores. */
final class CredentialReader {

    private static final char[] NO_PASSWORD = {};

    private CredentialReader() {}

    /** A certificate, its issuers if they stand in signing order behind it, and the first key, if there is one. */
    static TlsCertificate fromBlocks(List<PemBlock> blocks, String source) throws CredentialException {
        TlsCertificate certificate = certificate(blocks, source);
        Optional<PemBlock> key = key(blocks);
        return key.isPresent() ? withKey(certificate, blocks, key.get(), NO_PASSWORD) : certificate;
    }

    /** Certificates from one place, and a key, which there must be, from another. */
    static TlsCertificate fromBlocks(
            List<PemBlock> certificates, String source, List<PemBlock> keys, String keySource, char[] password)
            throws CredentialException {
        Optional<PemBlock> key = key(keys);
        if (key.isEmpty()) {
            throw new CredentialException(Reason.MISSING, keySource, "holds no PRIVATE KEY block" + found(keys));
        }
        return withKey(certificate(certificates, source), certificates, key.get(), password);
    }

    static List<X509Certificate> certificates(List<PemBlock> blocks) throws CredentialException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : blocks) {
            if (block.isCertificate()) {
                certificates.add(block.certificate());
            }
        }
        return certificates;
    }

    /** The one key of a PKCS #12 store, its certificate and the issuers of that (RFC 7292). */
    static TlsCertificate fromPkcs12(byte[] store, char[] password, String source) throws CredentialException {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(store), password);
            for (String alias : Collections.list(keys.aliases())) {
                Key key = keys.getKey(alias, password);
                Certificate[] chain = keys.getCertificateChain(alias);
                if (key instanceof PrivateKey privateKey && chain != null && chain.length > 0) {
                    return TlsCertificate.of(x509(chain)).withPrivateKey(privateKey);
                }
            }
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException ? password(password, source, e) : broken(source, e);
        } catch (UnrecoverableKeyException e) {
            throw password(password, source, e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw broken(source, e);
        }
        throw new CredentialException(
                Reason.MISSING,
                source,
                "holds no private key with its certificate (a key that the store does not encrypt is not read)");
    }

    private static TlsCertificate certificate(List<PemBlock> blocks, String source) throws CredentialException {
        List<X509Certificate> certificates = certificates(blocks);
        if (certificates.isEmpty()) {
            throw new CredentialException(Reason.MISSING, source, "holds no CERTIFICATE block" + found(blocks));
        }
        return TlsCertificate.of(isChain(certificates) ? certificates : certificates.subList(0, 1));
    }

    /** Whether each certificate was issued by the next. */
    private static boolean isChain(List<X509Certificate> certificates) {
        for (int i = 1; i < certificates.size(); i++) {
            X509Certificate issuer = certificates.get(i);
            if (!issuer.getSubjectX500Principal().equals(certificates.get(i - 1).getIssuerX500Principal())
                    || !SignatureCheck.isSignedBy(certificates.get(i - 1), issuer)) {
                return false;
            }
        }
        return true;
    }

    private static TlsCertificate withKey(
            TlsCertificate certificate, List<PemBlock> certificates, PemBlock key, char[] password)
            throws CredentialException {
        if (key.encrypted()) {
            throw new CredentialException(
                    Reason.UNSUPPORTED,
                    key.where(),
                    "is encrypted in the old way of DEK-Info, which is not read"
                            + " (convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc)");
        }
        X509Certificate leaf = certificate.x509();
        PrivateKey privateKey = parse(key, leaf.getPublicKey(), password);
        if (KeyMatch.isPair(leaf.getPublicKey(), privateKey)) {
            return certificate.withMatchingKey(privateKey);
        }
        for (PemBlock other : certificates) {
            if (other.isCertificate() && KeyMatch.isPair(other.certificate().getPublicKey(), privateKey)) {
                throw new CredentialException(
                        Reason.MISMATCH,
                        key.where(),
                        "belongs to " + other.where() + " which has to be the first certificate");
            }
        }
        throw new CredentialException(
                Reason.MISMATCH, key.where(), "does not belong to the certificate of " + certificate.subjectName());
    }

    private static PrivateKey parse(PemBlock key, PublicKey publicKey, char[] password) throws CredentialException {
        try {
            return PrivateKeys.parse(key.der(), publicKey, password, key.where());
        } finally {
            key.erase();
        }
    }

    private static Optional<PemBlock> key(List<PemBlock> blocks) {
        return blocks.stream().filter(PemBlock::isPrivateKey).findFirst();
    }

    private static String found(List<PemBlock> blocks) {
        return blocks.isEmpty()
                ? " (nor any other PEM block)"
                : " (only "
                        + String.join(
                                ", ",
                                blocks.stream()
                                        .map(PemBlock::label)
                                        .map(Printable::of)
                                        .distinct()
                                        .toList()) + ")";
    }

    private static List<X509Certificate> x509(Certificate... chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate : chain) {
            certificates.add((X509Certificate) certificate);
        }
        return certificates;
    }

    private static CredentialException password(char[] password, String source, Exception cause) {
        return password.length == 0
                ? new CredentialException(Reason.PASSWORD_REQUIRED, source, "is encrypted and needs a password", cause)
                : EncryptedKey.wrongPassword(source, cause);
    }

    private static CredentialException broken(String source, Exception cause) {
        return cause instanceof CredentialException already
                ? already
                : new CredentialException(
                        Reason.MALFORMED,
                        source,
                        "is not a PKCS #12 store that can be read: " + Printable.of(String.valueOf(cause.getMessage())),
                        cause);
    }
}

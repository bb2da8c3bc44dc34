package dev.handfast.cli.option;

import dev.handfast.cli.basis.InputException;
import dev.handfast.trust.CredentialException;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/** Reads files of certificates, in PEM or DER, whichever they are. */
public final class CertificateFile {

    private static final String PEM_BLOCK = "-----BEGIN ";

    private CertificateFile() {}

    /** All certificates in a file; none when it is PEM without any. */
    public static List<TlsCertificate> certificates(Path file) throws IOException {
        return isPem(file) ? TlsCertificate.listFromPem(file) : List.of(der(file));
    }

    /** Whether a file is one certificate in DER. */
    public static boolean isCertificate(Path file) throws IOException {
        try {
            TlsCertificate.fromDer(Files.readAllBytes(file));
            return true;
        } catch (CredentialException e) {
            return false;
        }
    }

    /** A certificate with its issuers, and its key from the same or another file. */
    static TlsCertificate withKey(Path chain, Path key, char[] password) throws IOException {
        if (isPem(chain) && isPem(key)) {
            return TlsCertificate.fromPem(chain, key, password);
        }
        TlsCertificate certificate = isPem(chain) ? TlsCertificate.fromPem(chain) : der(chain);
        if (chain.equals(key)) {
            throw new InputException(
                    chain + " is one certificate in DER and holds no key", "Name the file of the key with --key.");
        }
        if (isPem(key)) {
            String pem = Files.readString(key, StandardCharsets.ISO_8859_1);
            return TlsCertificate.fromPem(certificate.toPem(), pem, password).withIssuers(issuers(certificate));
        }
        byte[] der = Files.readAllBytes(key);
        try {
            return TlsCertificate.fromDer(certificate.encoded(), der).withIssuers(issuers(certificate));
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static List<X509Certificate> issuers(TlsCertificate certificate) {
        return certificate.chain().subList(1, certificate.chain().size());
    }

    private static TlsCertificate der(Path file) throws IOException {
        try {
            return TlsCertificate.fromDer(Files.readAllBytes(file));
        } catch (CredentialException e) {
            throw new InputException(
                    file + " holds no certificate: it has no PEM block, and is not one in DER either",
                    "A certificate's file starts with " + PEM_BLOCK + "CERTIFICATE----- or is binary.");
        }
    }

    /** Whether a file holds PEM blocks. */
    public static boolean isPem(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).contains(PEM_BLOCK);
    }
}

package dev.handfast.cli.inspect;

import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.option.CertificateFile;
import dev.handfast.cli.option.PasswordOption;
import dev.handfast.trust.CredentialException;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a file of certificates holds.
 *
 * @param certificates at least one, in the order of the file
 * @param key what is known about a private key of the first one, in words
 */
record CertificateStore(List<TlsCertificate> certificates, String key) {

    private static final String NO_KEY = "none in this file";

    CertificateStore {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads a file in PEM, DER or PKCS #12, whichever it is.
     *
     * @throws InputException when it holds no certificate, or cannot be read
     */
    static CertificateStore read(Path file, PasswordOption password, Surroundings surroundings) throws InputException {
        try {
            if (CertificateFile.isPem(file)) {
                return pem(file);
            } else if (CertificateFile.isCertificate(file)) {
                return new CertificateStore(CertificateFile.certificates(file), NO_KEY);
            }
        } catch (IOException e) {
            throw InputException.of(file, e);
        }
        return password.open(file, surroundings, word -> pkcs12(file, word));
    }

    private static CertificateStore pem(Path file) throws IOException {
        List<TlsCertificate> certificates = TlsCertificate.listFromPem(file);
        if (certificates.isEmpty()) {
            throw none(file, "among its PEM blocks, none is a CERTIFICATE");
        }
        return new CertificateStore(certificates, keyIn(file));
    }

    private static String keyIn(Path file) throws IOException {
        try {
            return TlsCertificate.fromPem(file).hasPrivateKey() ? "in this file, and the right one" : NO_KEY;
        } catch (CredentialException e) {
            return e.reason() == CredentialException.Reason.PASSWORD_REQUIRED
                    ? "in this file, encrypted"
                    : "of no use: " + e.getMessage();
        }
    }

    private static CertificateStore pkcs12(Path file, char[] password) throws IOException {
        try {
            TlsCertificate first = TlsCertificate.fromPkcs12(file, password);
            return new CertificateStore(
                    first.chain().stream().map(TlsCertificate::of).toList(), "in this file, and the right one");
        } catch (CredentialException e) {
            if (e.reason() == CredentialException.Reason.MALFORMED) {
                throw none(file, "it has no PEM block, and is neither a certificate in DER nor a PKCS #12 store");
            }
            throw e;
        }
    }

    private static InputException none(Path file, String why) {
        return new InputException(
                file + " holds no certificate: " + why,
                "A certificate's file has a block that begins" + " -----BEGIN CERTIFICATE----- or is binary.");
    }
}

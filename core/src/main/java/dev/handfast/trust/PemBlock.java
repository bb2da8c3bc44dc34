package dev.handfast.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/**
 * One block of a PEM text (RFC 7468).
 *
 * <pre>
 * -----BEGIN label-----
 * base64, of lines of any length
 * -----END label-----
 * </pre>
 *
 * @param label what the block says that it is
 * @param where the file, the number of the block in it and its line, for messages
 * @param der what was in it
 * @param encrypted whether it has the header lines of an old, encrypted key; then {@code der} is a cipher text
 */
@SuppressWarnings("ArrayRecordComponent") // erased after use, compared by nobody
record PemBlock(String label, String where, byte[] der, boolean encrypted) {

    private static final int LARGEST_FILE = 16 << 20;

    /**
     * All blocks of a file, in their order; text around them is skipped.
     *
     * @throws CredentialException when a block has no end or is not base64
     */
    static List<PemBlock> read(Path file) throws IOException {
        byte[] text = contentOf(file);
        try {
            return parse(text, file.toString());
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** All blocks of a text, in their order. */
    static List<PemBlock> parse(String text) throws CredentialException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return parse(bytes, "the PEM text");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static List<PemBlock> parse(byte[] text, String source) throws CredentialException {
        return new PemParser(text, source).blocks();
    }

    /** The bytes of a file or pipe of a sane size. */
    static byte[] contentOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw new CredentialException(
                        CredentialException.Reason.UNSUPPORTED, file.toString(), "is larger than 16 MiB");
            }
            return content;
        }
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE");
    }

    boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }

    X509Certificate certificate() throws CredentialException {
        try {
            return CertificateChains.parse(der);
        } catch (CertificateException e) {
            throw new CredentialException(
                    CredentialException.Reason.MALFORMED,
                    where,
                    "is not a certificate that can be read: " + Printable.of(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Zeroes the content. */
    void erase() {
        Arrays.fill(der, (byte) 0);
    }
}

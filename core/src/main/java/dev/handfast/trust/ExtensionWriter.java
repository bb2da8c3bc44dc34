package dev.handfast.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the extensions of a certificate.
 *
 * <pre>
 * Extension ::= SEQUENCE { extnID OBJECT IDENTIFIER, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING }
 * </pre>
 *
 * RFC 5280, Section 4.1.2.9.
 */
final class ExtensionWriter {

    private static final int KEY_IDENTIFIER_SIZE = 20;

    private final Map<String, byte[]> extensions = new LinkedHashMap<>();
    private final List<byte[]> names = new ArrayList<>();

    ExtensionWriter copy() {
        ExtensionWriter copy = new ExtensionWriter();
        copy.extensions.putAll(extensions);
        copy.names.addAll(names);
        return copy;
    }

    /** Adds an extension, in place of an earlier one of the same kind. */
    void add(String oid, boolean critical, byte[] value) {
        extensions.put(
                oid,
                critical
                        ? Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value))
                        : Der.sequence(Der.oid(oid), Der.octets(value)));
    }

    /** Adds one GeneralName to the subjectAltName. */
    void alternativeName(byte[] generalName) {
        names.add(generalName);
    }

    /** Adds the identifiers of the certificate's key and of its issuer's; an empty one is left out. */
    void keyIdentifiers(byte[] subject, byte[] issuer) {
        add(CertificateExtensions.SUBJECT_KEY_IDENTIFIER, false, Der.octets(subject));
        if (issuer.length > 0) {
            add(CertificateExtensions.AUTHORITY_KEY_IDENTIFIER, false, Der.sequence(Der.implicit(0, issuer)));
        }
    }

    /** The {@code extensions} field of a certificate, or nothing when there are none. */
    byte[] encoded() {
        ExtensionWriter all = copy();
        if (!names.isEmpty()) {
            all.add(CertificateExtensions.SUBJECT_ALTERNATIVE_NAME, false, Der.sequence(names.toArray(byte[][]::new)));
        }
        return all.extensions.isEmpty()
                ? new byte[0]
                : Der.explicit(3, Der.sequence(all.extensions.values().toArray(byte[][]::new)));
    }

    /** The identifier of a key: the first 160 bits of its SHA-256 (after RFC 7093, Section 2). */
    static byte[] keyIdentifier(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return Arrays.copyOf(hash, KEY_IDENTIFIER_SIZE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}

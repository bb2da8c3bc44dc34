package dev.handfast.trust;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Extensions of certificates as bytes, and what their key identifiers say (RFC 5280, Section 4.2). */
final class CertificateExtensions {

    static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    static final String KEY_USAGE = "2.5.29.15";
    static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    static final String BASIC_CONSTRAINTS = "2.5.29.19";
    static final String NAME_CONSTRAINTS = "2.5.29.30";
    static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    /** Those that path validation obeys, the last four (on policies) by the Java runtime alone. */
    static final Set<String> UNDERSTOOD = Set.of(
            KEY_USAGE,
            SUBJECT_ALTERNATIVE_NAME,
            BASIC_CONSTRAINTS,
            NAME_CONSTRAINTS,
            EXTENDED_KEY_USAGE,
            "2.5.29.32",
            "2.5.29.33",
            "2.5.29.36",
            "2.5.29.54");

    private CertificateExtensions() {}

    static boolean has(X509Certificate certificate, String oid) {
        return certificate.getExtensionValue(oid) != null;
    }

    /** The content of an extension, without the octet string around it; empty when it is absent or has no such form. */
    static Optional<byte[]> content(X509Certificate certificate, String oid) {
        byte[] wrapped = certificate.getExtensionValue(oid);
        if (wrapped == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DerReader(wrapped).content(DerReader.OCTET_STRING));
        } catch (MalformedDerException e) {
            return Optional.empty();
        }
    }

    /** Whether a certificate names another key of its issuer than this one. False when either says nothing. */
    static boolean namesAnotherKey(X509Certificate certificate, X509Certificate issuer) {
        Optional<byte[]> expected = authorityKey(certificate);
        Optional<byte[]> actual = subjectKey(issuer);
        return expected.isPresent() && actual.isPresent() && !Arrays.equals(expected.get(), actual.get());
    }

    /** {@code SubjectKeyIdentifier ::= OCTET STRING}. */
    static Optional<byte[]> subjectKey(X509Certificate certificate) {
        return content(certificate, SUBJECT_KEY_IDENTIFIER).flatMap(content -> {
            try {
                return Optional.of(new DerReader(content).content(DerReader.OCTET_STRING));
            } catch (MalformedDerException e) {
                return Optional.empty();
            }
        });
    }

    /** {@code AuthorityKeyIdentifier ::= SEQUENCE { keyIdentifier [0] OCTET STRING OPTIONAL, ... }}. */
    private static Optional<byte[]> authorityKey(X509Certificate certificate) {
        return content(certificate, AUTHORITY_KEY_IDENTIFIER).flatMap(content -> {
            try {
                DerReader fields = new DerReader(content).enter(DerReader.SEQUENCE);
                return fields.nextIs(0x80) ? Optional.of(fields.content(0x80)) : Optional.empty();
            } catch (MalformedDerException e) {
                return Optional.empty();
            }
        });
    }
}

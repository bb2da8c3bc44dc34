package dev.handfast.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * The text of a distinguished name in the order of its encoding, such as {@code DC=COM,DC=EXAMPLE,CN=server.example.com}.
 *
 * <p>Characters are escaped as in RFC 4514, which has the opposite order. Types without a well-known label stand as
 * dotted identifiers.
 */
final class DistinguishedName {

    private static final Map<String, String> LABELS = Map.of(
            "1.2.840.113549.1.9.1", "EMAIL",
            "2.5.4.4", "SN",
            "2.5.4.5", "SERIALNUMBER",
            "2.5.4.12", "TITLE",
            "2.5.4.42", "GIVENNAME",
            "2.5.4.46", "DNQUALIFIER",
            "2.5.4.97", "ORGANIZATIONIDENTIFIER");

    private DistinguishedName() {}

    static String of(X500Principal name) {
        List<String> parts = parts(name.getName(X500Principal.RFC2253, LABELS));
        Collections.reverse(parts);
        return String.join(",", parts);
    }

    /** The subject of a certificate, fit for a terminal. */
    static String subject(X509Certificate certificate) {
        return printable(certificate.getSubjectX500Principal());
    }

    /** The issuer of a certificate, fit for a terminal. */
    static String issuer(X509Certificate certificate) {
        return printable(certificate.getIssuerX500Principal());
    }

    static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static String printable(X500Principal name) {
        String text = Printable.of(of(name));
        return text.isEmpty() ? "(without a name)" : text;
    }

    /** The relative names between commas that no backslash escapes. */
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '\\') {
                i++;
            } else if (name.charAt(i) == ',') {
                parts.add(name.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(name.substring(start));
        return parts;
    }
}

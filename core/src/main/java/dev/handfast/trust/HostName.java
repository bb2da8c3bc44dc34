package dev.handfast.trust;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** DNS names of hosts: their one form, and their comparison with what certificates present (RFC 9525, Section 6.3). */
final class HostName {

    private static final int LONGEST = 253;
    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)");

    /** Characters that older and newer rules for international names turn into different names: sharp s, final sigma. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    private HostName() {}

    /**
     * The name in A-labels and lower case, without a dot at the end.
     *
     * @throws IllegalArgumentException when it is no name of a host
     */
    static String normalise(String name) {
        String ascii = toAscii(name).toLowerCase(Locale.ROOT);
        String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (!isName(bare) || ENDS_IN_A_NUMBER.matcher(bare).matches()) {
            throw new IllegalArgumentException("no DNS name and no IP address: \"" + Printable.of(name) + "\"");
        }
        return bare;
    }

    /**
     * Whether a name in a certificate is, or as a wildcard covers, the expected name.
     *
     * @param expected in its normal form
     * @param presented as it stands in the certificate; may be anything
     */
    static boolean matches(String expected, String presented) {
        String lower = presented.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("*.")) {
            return isName(lower) && lower.equals(expected);
        }
        String parent = lower.substring(2);
        int dot = expected.indexOf('.');
        return isName(parent)
                && parent.contains(".")
                && dot > 0
                && expected.substring(dot + 1).equals(parent);
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST && NAME.matcher(text).matches();
    }

    private static String toAscii(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name;
        }
        if (AMBIGUOUS.matcher(name).find()) {
            throw new IllegalArgumentException("\"" + Printable.of(name)
                    + "\" has two readings as a DNS name; give the one that is meant in A-labels (xn--...)");
        }
        try {
            return IDN.toASCII(name);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no DNS name: \"" + Printable.of(name) + "\"", e);
        }
    }
}

package dev.handfast.iana;

import java.util.HexFormat;

/** What all two-byte code points share: their range, their unnamed form, and the values reserved as GREASE. */
final class Codes {

    private Codes() {}

    static void requireUint16(int code) {
        if (code < 0 || code > 0xffff) {
            throw new IllegalArgumentException("a code point is 0 to 65535, not " + code);
        }
    }

    static String hex(int code) {
        return "0x" + HexFormat.of().toHexDigits((short) code);
    }

    /** Whether the code is one of the sixteen values 0x0a0a, 0x1a1a … 0xfafa (RFC 8701, Section 2). */
    static boolean isGrease(int code) {
        return (code & 0x0f0f) == 0x0a0a && (code >> 8) == (code & 0xff);
    }
}

package dev.handfast.keys;

import java.nio.charset.StandardCharsets;

/** What every label of the key schedule begins with: it keeps the keys of the two media apart. */
public enum LabelPrefix {
    /** RFC 8446, Section 7.1. */
    TLS("tls13 "),
    /** RFC 9147, Section 5.9; without a space. */
    DTLS("dtls13");

    private final String text;

    LabelPrefix(String text) {
        this.text = text;
    }

    byte[] with(String label) {
        return (text + label).getBytes(StandardCharsets.US_ASCII);
    }
}

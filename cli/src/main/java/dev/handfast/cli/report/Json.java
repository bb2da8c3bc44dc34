package dev.handfast.cli.report;

import java.util.Collection;

/** Writes one JSON object in one line, member by member (RFC 8259). */
final class Json {

    private final StringBuilder out = new StringBuilder("{");

    Json text(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    /** A text, or null when it is empty. */
    Json optional(String name, String value) {
        name(name);
        if (value.isEmpty()) {
            out.append("null");
        } else {
            string(value);
        }
        return this;
    }

    Json number(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    Json truth(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    Json absent(String name) {
        return optional(name, "");
    }

    Json texts(String name, Collection<String> values) {
        name(name);
        out.append('[');
        String separator = "";
        for (String value : values) {
            out.append(separator);
            string(value);
            separator = ",";
        }
        out.append(']');
        return this;
    }

    private void name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        string(name);
        out.append(':');
    }

    private void string(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value, i);
        }
        out.append('"');
    }

    private void character(String value, int index) {
        char c = value.charAt(index);
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || isAlone(value, index)) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** Whether this is half of a character, which UTF-8 cannot hold. */
    private static boolean isAlone(String value, int index) {
        char c = value.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }

    /** The object; nothing may be added afterwards. */
    @Override
    public String toString() {
        return out + "}";
    }
}

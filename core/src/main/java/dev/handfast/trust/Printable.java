package dev.handfast.trust;

/** Makes text that a peer chose fit for a terminal and a log line. */
final class Printable {

    private static final int LONGEST = 300;

    private Printable() {}

    /** The text with everything but visible characters and blanks escaped, shortened when it is very long. */
    static String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> append(out, point));
        return text.codePointCount(0, text.length()) > LONGEST ? out + "…" : out.toString();
    }

    private static void append(StringBuilder out, int point) {
        if (isVisible(point)) {
            out.appendCodePoint(point);
        } else {
            out.append(String.format("\\u%04x", point));
        }
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

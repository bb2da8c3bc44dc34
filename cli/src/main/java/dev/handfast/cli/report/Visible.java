package dev.handfast.cli.report;

/** Makes text that a peer chose fit for a terminal. */
public final class Visible {

    private Visible() {}

    /** The text with everything escaped that a terminal could take for more than letters. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isHarmless(point)) {
                out.appendCodePoint(point);
            } else {
                out.append(String.format("\\u%04x", point));
            }
        });
        return out.toString();
    }

    private static boolean isHarmless(int point) {
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

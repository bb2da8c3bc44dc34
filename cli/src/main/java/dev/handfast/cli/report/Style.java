package dev.handfast.cli.report;

import java.util.Map;

/** Emphasis on a terminal that can show it, and none anywhere else. */
public final class Style {

    private static final Style PLAIN = new Style(false);
    private static final Style COLOURED = new Style(true);

    private final boolean coloured;

    private Style(boolean coloured) {
        this.coloured = coloured;
    }

    /** Text as it is. */
    public static Style plain() {
        return PLAIN;
    }

    /** Colours where a person sees them and has not declined them (see no-color.org). */
    public static Style of(boolean terminal, Map<String, String> environment) {
        boolean declined = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        return terminal && !declined && !dumb ? COLOURED : PLAIN;
    }

    /** Something that is as it should be. */
    public String good(String text) {
        return wrap("32", text);
    }

    /** Something that is wrong. */
    public String bad(String text) {
        return wrap("31;1", text);
    }

    /** Something that may be wrong. */
    public String doubtful(String text) {
        return wrap("33", text);
    }

    /** Something that stands above the rest. */
    public String strong(String text) {
        return wrap("1", text);
    }

    /** Something beside the point. */
    public String faint(String text) {
        return wrap("2", text);
    }

    private String wrap(String code, String text) {
        return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}

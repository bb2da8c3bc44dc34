package dev.handfast.conformance.bogo;

import java.util.List;
import java.util.regex.Pattern;

/** Which tests the runner's patterns choose: a star stands for any characters, a question mark for one. */
record Patterns(List<String> chosen, List<String> left) {

    /**
     * Patterns as the runner takes them.
     *
     * @param chosen separated by semicolons; empty for every test
     * @param left what is left out of those, separated by semicolons
     */
    static Patterns of(String chosen, String left) {
        return new Patterns(split(chosen), split(left));
    }

    boolean matches(String test) {
        return (chosen.isEmpty() || chosen.stream().anyMatch(pattern -> matches(pattern, test)))
                && left.stream().noneMatch(pattern -> matches(pattern, test));
    }

    static boolean matches(String pattern, String test) {
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(expression, test);
    }

    private static List<String> split(String patterns) {
        return patterns.isEmpty() ? List.of() : List.of(patterns.split(";", -1));
    }
}

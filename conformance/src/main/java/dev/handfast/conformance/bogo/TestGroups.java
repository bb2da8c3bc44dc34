package dev.handfast.conformance.bogo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The runner's tests by the function that adds them, which it does not tell: it only adds them in a fixed order.
 *
 * @param byFirstTest the name of each group, by that of its first test
 */
record TestGroups(Map<String, String> byFirstTest) {

    private static final String UNKNOWN = "other";

    /** The groups of the runner that the page on conformance names. */
    static TestGroups known() throws IOException {
        try (InputStream in = Objects.requireNonNull(TestGroups.class.getResourceAsStream("groups.txt"))) {
            Map<String, String> byFirstTest = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .forEach(words -> byFirstTest.put(words[1], words[0]));
            return new TestGroups(byFirstTest);
        }
    }

    /** The group of each test. */
    Map<String, String> assign(List<String> testsInOrder) {
        Map<String, String> groups = new LinkedHashMap<>();
        String group = UNKNOWN;
        for (String test : testsInOrder) {
            group = byFirstTest.getOrDefault(test, group);
            groups.put(test, group);
        }
        return groups;
    }
}

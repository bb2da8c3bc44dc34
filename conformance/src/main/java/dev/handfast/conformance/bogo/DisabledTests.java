package dev.handfast.conformance.bogo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which tests are not run, and why: what the runner reads of a configuration, read once more to count.
 *
 * @param reasons by pattern, in the order of the file
 */
record DisabledTests(Map<String, String> reasons) {

    /** The patterns under {@code DisabledTests} in a file of the form that the runner wants. */
    static DisabledTests read(Path file) throws IOException {
        Object disabled = Json.object(Files.readString(file)).getOrDefault("DisabledTests", Map.of());
        Map<String, String> reasons = new LinkedHashMap<>();
        if (disabled instanceof Map<?, ?> members) {
            members.forEach((pattern, reason) -> reasons.put(pattern.toString(), reason.toString()));
        }
        return new DisabledTests(reasons);
    }

    boolean contains(String test) {
        return reasons.keySet().stream().anyMatch(pattern -> Patterns.matches(pattern, test));
    }

    /** The patterns that none of these tests fits, and so may be forgotten. */
    List<String> stale(List<String> tests) {
        return reasons.keySet().stream()
                .filter(pattern -> tests.stream().noneMatch(test -> Patterns.matches(pattern, test)))
                .toList();
    }
}

package dev.handfast.conformance.bogo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many tests of each group came out how. */
final class Tally {

    private static final String TOTAL = "total";

    private final Map<String, Map<Outcome, Integer>> groups = new LinkedHashMap<>();

    void add(String group, Outcome outcome) {
        groups.computeIfAbsent(group, absent -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
    }

    int total(Outcome outcome) {
        return groups.values().stream()
                .mapToInt(counts -> counts.getOrDefault(outcome, 0))
                .sum();
    }

    /** A line a group, and one for all. */
    String table() {
        int width = Stream.concat(groups.keySet().stream(), Stream.of(TOTAL))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return rows().map(row -> String.format("%-" + width + "s %8s %8s %8s %8s%n", row.toArray()))
                .collect(Collectors.joining());
    }

    /** The same as a table of Markdown. */
    String markdown() {
        List<String> lines =
                rows().map(row -> "| " + String.join(" | ", row) + " |\n").toList();
        return lines.get(0) + "|---|--:|--:|--:|--:|\n" + String.join("", lines.subList(1, lines.size()));
    }

    /** The numbers in one line. */
    String summary() {
        return Arrays.stream(Outcome.values())
                .map(outcome -> outcome.word() + " " + total(outcome))
                .collect(Collectors.joining(", "));
    }

    private Stream<List<String>> rows() {
        Stream<String> heads = Arrays.stream(Outcome.values()).map(Outcome::word);
        Stream<List<String>> body = groups.entrySet().stream()
                .map(group -> row(group.getKey(), outcome -> group.getValue().getOrDefault(outcome, 0)));
        return Stream.of(
                        Stream.of(Stream.concat(Stream.of("group"), heads).toList()),
                        body,
                        Stream.of(row(TOTAL, this::total)))
                .flatMap(rows -> rows);
    }

    private static List<String> row(String name, ToIntFunction<Outcome> count) {
        return Stream.concat(
                        Stream.of(name),
                        Arrays.stream(Outcome.values()).map(outcome -> Integer.toString(count.applyAsInt(outcome))))
                .toList();
    }
}

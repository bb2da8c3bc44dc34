package dev.handfast.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines that fit. */
final class Wrapped {

    private static final int WIDTH = 75;

    private Wrapped() {}

    /** Each sentence begins a line and, when it is too long for it, goes on in as many as it needs. */
    static List<String> of(List<String> sentences) {
        List<String> lines = new ArrayList<>();
        for (String sentence : sentences) {
            if (sentence.length() <= WIDTH) {
                lines.add(sentence);
                continue;
            }
            StringBuilder line = new StringBuilder();
            for (String word : sentence.split(" ", -1)) {
                if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
                    lines.add(line.toString());
                    line = new StringBuilder();
                }
                line.append(line.length() == 0 ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}

package dev.handfast.cli.demo;

import dev.handfast.cli.report.Style;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Tells the demo, in 80 columns. */
final class Narrator {

    private static final int WIDTH = 80;
    private static final int TIME = 9;
    private static final String MARGIN = "    ";

    private final PrintStream out;
    private final Style style;

    Narrator(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    /** Says what is about to happen, so that nobody wonders what takes so long. */
    void begin(int number, String title) {
        out.print(style.strong(String.format("%2d  %s ", number, title)));
        out.flush();
    }

    /** Says how long it took, at the end of the line that began it. */
    void end(String title, Duration took) {
        String time = took.toMillis() + " ms";
        int dots = WIDTH - TIME - MARGIN.length() - title.length() - 1;
        out.println(style.faint(".".repeat(Math.max(1, dots)) + String.format("%" + TIME + "s", " " + time)));
    }

    void tell(List<String> lines) {
        for (String line : Wrapped.of(lines)) {
            out.println(line.isEmpty() ? "" : MARGIN + line);
        }
        out.println();
        out.flush();
    }

    void fail(String what) {
        out.println();
        out.println();
        out.println(MARGIN + style.bad("This did not go as told."));
        Wrapped.of(List.of(what)).forEach(line -> out.println(MARGIN + line));
        out.println();
        out.flush();
    }

    void applaud(String text) {
        say(style.good(text));
    }
}

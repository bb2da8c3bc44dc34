package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class HandfastTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsItsVersionAndThatOfJava() {
        run("--version");

        assertThat(out.toString()).matches("handfast \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java .+\\)\\R");
    }

    @Test
    void printsUsageOnStandardOutputWhenAskedTo() {
        run("--help");

        assertThat(out.toString()).startsWith("Usage: handfast");
    }

    @Test
    void hasSucceededAfterHelp() {
        assertThat(run("--help")).isZero();
    }

    @Test
    void saysWhatIsWrongOnStandardError() {
        run();

        assertThat(err.toString()).startsWith("A command is missing.");
    }

    @Test
    void callsAMissingCommandWrongUsage() {
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void callsAnUnknownOptionWrongUsage() {
        assertThat(run("--no-such-option")).isEqualTo(2);
    }

    private int run(String... args) {
        return Handfast.program()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}

package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Program;
import org.junit.jupiter.api.Test;

final class DemoTest {

    @Test
    void goesAsItTells() {
        Program demo = Handfasts.program().run("demo");

        assertThat(demo.out()).contains("All of it went as told");
        assertThat(demo.exitCode()).isZero();
    }

    @Test
    void fitsIntoEightyColumns() {
        assertThat(Handfasts.program().run("demo").out().lines()).isNotEmpty().allMatch(line -> line.length() <= 80);
    }

    @Test
    void hasNoColourWhereThereIsNoTerminal() {
        assertThat(Handfasts.program().variable("TERM", "xterm").run("demo").out())
                .doesNotContain("\033");
    }
}

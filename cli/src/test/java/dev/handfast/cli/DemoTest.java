package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoTest {

    private static Program demo;

    @BeforeAll
    static void perform() {
        demo = Handfasts.program().run("demo");
    }

    @Test
    void goesAsItTells() {
        assertThat(demo.out()).contains("All of it went as told");
        assertThat(demo.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They meet again and resume their session",
                "They talk in datagrams (DTLS)",
                "They change their keys while they talk (KeyUpdate)",
                "A key that both have stands for a certificate (PSK)",
                "A wrong key is refused",
                "The client shows who it is (client authentication)",
                "A client without a certificate is refused"
            })
    void shows(String title) {
        assertThat(demo.out()).contains(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decrypt_error", "certificate_required", "CN=Alice."})
    void tellsTheReason(String reason) {
        assertThat(demo.out()).contains(reason);
    }

    @Test
    void fitsIntoEightyColumns() {
        assertThat(demo.out().lines()).isNotEmpty().allMatch(line -> line.length() <= 80);
    }

    @Test
    void hasNoColourWhereThereIsNoTerminal() {
        assertThat(Handfasts.program().variable("TERM", "xterm").run("demo").out())
                .doesNotContain("\033");
    }
}

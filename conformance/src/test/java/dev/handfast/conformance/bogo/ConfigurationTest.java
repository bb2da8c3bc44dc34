package dev.handfast.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is committed: the configuration of the runner, and the page that tells the counts. */
final class ConfigurationTest {

    private static final Path FILE = Path.of("bogo-config.json");
    private static final Path PAGE = Path.of("..", "docs", "CONFORMANCE.md");

    @Test
    void isInTheFormOfTheRunner() throws Exception {
        assertThat(Json.object(Files.readString(FILE)))
                .containsOnlyKeys("DisabledTests", "HalfRTTTickets")
                .containsEntry("HalfRTTTickets", 0);
    }

    @Test
    void givesAReasonForEveryPattern() throws Exception {
        assertThat(DisabledTests.read(FILE).reasons().entrySet())
                .isNotEmpty()
                .allMatch(entry -> entry.getKey().matches("[A-Za-z0-9_*-]+")
                        && entry.getValue().length() > 20);
    }

    @Test
    void disablesByPattern() {
        DisabledTests disabled = new DisabledTests(Map.of("Peek-*", "there is no peeking"));
        assertThat(disabled.contains("Peek-Basic")).isTrue();
        assertThat(disabled.contains("KeyUpdate-Peek-")).isFalse();
    }

    @Test
    void noticesPatternsThatFitNothing() {
        DisabledTests disabled = new DisabledTests(Map.of("Peek-*", "there is no peeking"));
        assertThat(disabled.stale(List.of("KeyUpdate"))).containsExactly("Peek-*");
        assertThat(disabled.stale(List.of("Peek-Basic"))).isEmpty();
    }

    @Test
    void hasAPageOnWhichNothingFails() throws Exception {
        assertThat(Files.readString(PAGE))
                .containsPattern("\\*\\*passed [1-9][0-9]+, failed 0, skipped \\d+, disabled \\d+\\*\\*");
    }
}

package dev.handfast.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TallyTest {

    @Test
    void writesALineAGroupAndOneForAll() {
        assertThat(some().table().lines())
                .containsExactly(
                        "group       passed   failed  skipped disabled",
                        "Basic            2        0        0        1",
                        "KeyUpdate        0        1        1        0",
                        "total            2        1        1        1");
    }

    @Test
    void writesMarkdown() {
        assertThat(some().markdown()).isEqualTo("""
                | group | passed | failed | skipped | disabled |
                |---|--:|--:|--:|--:|
                | Basic | 2 | 0 | 0 | 1 |
                | KeyUpdate | 0 | 1 | 1 | 0 |
                | total | 2 | 1 | 1 | 1 |
                """);
    }

    @Test
    void endsWithTheNumbersInOneLine() {
        assertThat(some().summary()).isEqualTo("passed 2, failed 1, skipped 1, disabled 1");
    }

    private static Tally some() {
        Tally tally = new Tally();
        tally.add("Basic", Outcome.PASSED);
        tally.add("Basic", Outcome.PASSED);
        tally.add("Basic", Outcome.DISABLED);
        tally.add("KeyUpdate", Outcome.FAILED);
        tally.add("KeyUpdate", Outcome.SKIPPED);
        return tally;
    }
}

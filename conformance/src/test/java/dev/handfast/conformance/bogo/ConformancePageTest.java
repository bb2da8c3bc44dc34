package dev.handfast.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConformancePageTest {

    private static final String EMPTY = """
            before
            <!-- counts: written by conformance/bogo --update-doc -->
            <!-- end of counts -->
            behind
            """;

    @TempDir
    private Path folder;

    private ConformancePage page = new ConformancePage(Path.of("unset"));

    @BeforeEach
    void write() throws IOException {
        Path file = folder.resolve("page.md");
        Files.writeString(file, EMPTY);
        page = new ConformancePage(file);
    }

    @Test
    void putsTheCountsBetweenTheMarks() throws IOException {
        page.update(tally());
        assertThat(Files.readString(page.file()))
                .startsWith("before\n<!-- counts")
                .contains("-->\n\n| group |")
                .contains("**passed 1, failed 0, skipped 0, disabled 0**\n\n<!-- end")
                .endsWith("behind\n");
    }

    @Test
    void tellsWhetherTheCountsAreThese() throws IOException {
        assertThat(page.tells(tally())).isFalse();
        page.update(tally());
        assertThat(page.tells(tally())).isTrue();
    }

    @Test
    void refusesAPageWithoutMarks() throws IOException {
        Files.writeString(page.file(), "nothing");
        assertThatThrownBy(() -> page.update(tally())).isInstanceOf(IOException.class);
    }

    private static Tally tally() {
        Tally tally = new Tally();
        tally.add("Basic", Outcome.PASSED);
        return tally;
    }
}

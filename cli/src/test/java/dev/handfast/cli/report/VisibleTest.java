package dev.handfast.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VisibleTest {

    @Test
    void keepsLettersOfAnyLanguage() {
        assertThat(Visible.of("CN=Zürich, 東京")).isEqualTo("CN=Zürich, 東京");
    }

    @Test
    void escapesWhatWouldMoveTheCursor() {
        assertThat(Visible.of("a\033[2Jb\r\n")).isEqualTo("a\\u001b[2Jb\\u000d\\u000a");
    }

    @Test
    void escapesWhatWouldTurnTheDirectionOfText() {
        assertThat(Visible.of("\u202egnp.exe")).isEqualTo("\\u202egnp.exe");
    }
}

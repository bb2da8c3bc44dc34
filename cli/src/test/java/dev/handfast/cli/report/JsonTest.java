package dev.handfast.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTest {

    @Test
    void isAnEmptyObjectAtFirst() {
        assertThat(new Json().toString()).isEqualTo("{}");
    }

    @Test
    void separatesMembers() {
        assertThat(new Json().text("a", "b").number("n", -3).truth("t", true).toString())
                .isEqualTo("{\"a\":\"b\",\"n\":-3,\"t\":true}");
    }

    @Test
    void escapesWhatEndsAString() {
        assertThat(new Json().text("a", "\"\\").toString()).isEqualTo("{\"a\":\"\\\"\\\\\"}");
    }

    @Test
    void escapesControlCharacters() {
        assertThat(new Json().text("a", "\n\r\t\0\033\177\u009b").toString())
                .isEqualTo("{\"a\":\"\\n\\r\\t\\u0000\\u001b\\u007f\\u009b\"}");
    }

    @Test
    void escapesWhatJavaScriptTakesForLineBreaks() {
        assertThat(new Json().text("a", "\u2028\u2029").toString()).isEqualTo("{\"a\":\"\\u2028\\u2029\"}");
    }

    @Test
    void keepsOtherCharacters() {
        assertThat(new Json().text("a", "Zürich \uD83D\uDD10").toString()).isEqualTo("{\"a\":\"Zürich \uD83D\uDD10\"}");
    }

    @Test
    void escapesHalvesOfCharacters() {
        assertThat(new Json().text("a", "\uD83Dx\uDD10").toString()).isEqualTo("{\"a\":\"\\ud83dx\\udd10\"}");
    }

    @Test
    void writesLists() {
        assertThat(new Json()
                        .texts("a", List.of("b", "c"))
                        .texts("d", List.of())
                        .toString())
                .isEqualTo("{\"a\":[\"b\",\"c\"],\"d\":[]}");
    }

    @Test
    void writesNullForNothing() {
        assertThat(new Json().optional("a", "").absent("b").toString()).isEqualTo("{\"a\":null,\"b\":null}");
    }
}

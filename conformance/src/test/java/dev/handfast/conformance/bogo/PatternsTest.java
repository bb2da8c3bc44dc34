package dev.handfast.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PatternsTest {

    @Test
    void matchesTheWholeName() {
        assertThat(Patterns.matches("Peek", "Peek-Basic")).isFalse();
        assertThat(Patterns.matches("Peek", "Peek")).isTrue();
    }

    @Test
    void letsAStarStandForAnyCharacters() {
        assertThat(Patterns.matches("*-TLS13", "Resume-Client-TLS13")).isTrue();
        assertThat(Patterns.matches("*-TLS13", "Resume-TLS13-Client")).isFalse();
        assertThat(Patterns.matches("A*B", "AB")).isTrue();
    }

    @Test
    void letsAQuestionMarkStandForOneCharacter() {
        assertThat(Patterns.matches("TLS1?", "TLS12")).isTrue();
        assertThat(Patterns.matches("TLS1?", "TLS1")).isFalse();
    }

    @Test
    void takesOtherCharactersAsTheyAre() {
        assertThat(Patterns.matches("a.c", "abc")).isFalse();
    }

    @Test
    void choosesEverythingWhereNothingIsSaid() {
        assertThat(Patterns.of("", "").matches("Peek-Basic")).isTrue();
    }

    @Test
    void leavesOutOfWhatItChooses() {
        Patterns patterns = Patterns.of("Peek-*;KeyUpdate-*", "*-Basic");
        assertThat(patterns.matches("Peek-Basic")).isFalse();
        assertThat(patterns.matches("Peek-Renegotiate")).isTrue();
        assertThat(patterns.matches("KeyUpdate-ToServer")).isTrue();
        assertThat(patterns.matches("Resume")).isFalse();
    }
}

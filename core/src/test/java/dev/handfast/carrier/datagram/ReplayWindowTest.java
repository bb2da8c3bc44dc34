package dev.handfast.carrier.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReplayWindowTest {

    private final ReplayWindow window = new ReplayWindow();

    @Test
    void takesEachNumberOnce() {
        assertThat(window.isNew(5)).isTrue();
        window.mark(5);
        assertThat(window.isNew(5)).isFalse();
        assertThat(window.isNew(6)).isTrue();
        assertThat(window.isNew(4)).isTrue();
    }

    @Test
    void takesTheNumberZero() {
        assertThat(window.isNew(0)).isTrue();
        window.mark(0);
        assertThat(window.isNew(0)).isFalse();
    }

    @Test
    void takesLateNumbersWithinTheWindowOnly() {
        window.mark(100);
        assertThat(window.isNew(100 - 63)).isTrue();
        assertThat(window.isNew(100 - 64)).isFalse();
    }

    @Test
    void forgetsNothingWithinTheWindowWhenItMoves() {
        window.mark(1);
        window.mark(3);
        window.mark(40);
        assertThat(window.isNew(1)).isFalse();
        assertThat(window.isNew(2)).isTrue();
        assertThat(window.isNew(3)).isFalse();
    }

    @Test
    void jumpsOverTheWholeWindow() {
        window.mark(3);
        window.mark(1L << 40);
        assertThat(window.isNew(3)).isFalse();
        assertThat(window.isNew((1L << 40) - 63)).isTrue();
        assertThat(window.isNew(1L << 40)).isFalse();
    }

    @Test
    void neverTakesANumberTwiceInAnyOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            long number = Math.max(0, i / 4 + random.nextInt(100) - 50);
            if (window.isNew(number)) {
                window.mark(number);
                assertThat(taken.add(number))
                        .as("seed %d, number %d", seed, number)
                        .isTrue();
            }
        }
    }
}

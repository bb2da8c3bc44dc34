package dev.handfast.carrier.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetransmitTimerTest {

    private final RetransmitTimer timer = new RetransmitTimer(1_000, 6_000);

    @Test
    void standsStillAtFirst() {
        assertThat(timer.deadline()).isEmpty();
        assertThat(timer.isDue(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void isDueWhenItsTimeHasCome() {
        timer.start(50);
        assertThat(timer.isDue(1_049)).isFalse();
        assertThat(timer.isDue(1_050)).isTrue();
    }

    @Test
    void doublesUpToTheCap() {
        timer.start(0);
        List<Long> waits = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 5; i++) {
            long deadline = timer.deadline().orElseThrow();
            waits.add(deadline - now);
            now = deadline;
            timer.backOff(now);
        }
        assertThat(waits).containsExactly(1_000L, 2_000L, 4_000L, 6_000L, 6_000L);
    }

    @Test
    void beginsAnewForTheNextFlight() {
        timer.start(0);
        timer.backOff(1_000);
        timer.start(5_000);
        assertThat(timer.deadline()).hasValue(6_000);
    }

    @Test
    void stops() {
        timer.start(0);
        timer.stop();
        assertThat(timer.isDue(9_000)).isFalse();
    }

    @Test
    void survivesTheWrappingOfTheClock() {
        timer.start(Long.MAX_VALUE - 10);
        assertThat(timer.isDue(Long.MAX_VALUE)).isFalse();
        assertThat(timer.isDue(Long.MIN_VALUE + 1_000)).isTrue();
    }
}

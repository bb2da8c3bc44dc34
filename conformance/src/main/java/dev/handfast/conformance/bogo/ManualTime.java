package dev.handfast.conformance.bogo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when it is told to. Used by one thread. */
final class ManualTime implements InstantSource {

    private final Instant start = InstantSource.system().instant();
    private Duration elapsed = Duration.ZERO;

    void advance(Duration time) {
        elapsed = elapsed.plus(time);
    }

    @Override
    public Instant instant() {
        return start.plus(elapsed);
    }

    /** The monotonic time in nanoseconds. */
    long now() {
        return elapsed.toNanos();
    }
}

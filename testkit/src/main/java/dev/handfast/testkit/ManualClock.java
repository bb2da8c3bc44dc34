package dev.handfast.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test moves it: the time of the wall, and the nanoseconds that engines are given. */
public final class ManualClock implements InstantSource {

    /** What the clock shows at first: certificates of the {@link Mint} are valid then. */
    public static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();

    /** Nanoseconds since some moment, for {@code now}. */
    public long nanos() {
        return nanos.get();
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos());
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}

package dev.handfast.carrier.datagram;

import java.util.OptionalLong;

/**
 * Says when a flight is to be sent again: after a first time, then after twice as long each, up to a cap.
 *
 * <p>RFC 6347, Section 4.2.4.1. All times are nanoseconds on the caller's scale.
 */
final class RetransmitTimer {

    private final long first;
    private final long longest;
    private long timeout;
    private long deadline;
    private boolean runs;

    /**
     * A timer that stands still.
     *
     * @param first in nanoseconds, at least 1
     * @param longest in nanoseconds, not less than the first
     */
    RetransmitTimer(long first, long longest) {
        this.first = first;
        this.longest = longest;
        this.timeout = first;
    }

    /** Starts anew with the first time, for a flight that has not been sent before. */
    void start(long now) {
        timeout = first;
        runs = true;
        deadline = now + timeout;
    }

    void stop() {
        runs = false;
    }

    boolean isDue(long now) {
        return runs && deadline - now <= 0;
    }

    /** Starts again with twice the time, after it was due. */
    void backOff(long now) {
        timeout = Math.min(2 * timeout, longest);
        deadline = now + timeout;
    }

    OptionalLong deadline() {
        return runs ? OptionalLong.of(deadline) : OptionalLong.empty();
    }
}

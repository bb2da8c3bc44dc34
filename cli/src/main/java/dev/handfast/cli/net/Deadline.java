package dev.handfast.cli.net;

import dev.handfast.cli.basis.TimedOutException;
import java.time.Duration;

/** The time until which something must have happened, if there is one. */
public final class Deadline {

    private static final Deadline NEVER = new Deadline(0, false, Duration.ZERO);

    private final long nanoTime;
    private final boolean limited;
    private final Duration allowed;

    private Deadline(long nanoTime, boolean limited, Duration allowed) {
        this.nanoTime = nanoTime;
        this.limited = limited;
        this.allowed = allowed;
    }

    /** None. */
    public static Deadline never() {
        return NEVER;
    }

    /** From now on, so long; zero for any time. */
    public static Deadline in(Duration time) {
        return time.isZero() ? NEVER : new Deadline(System.nanoTime() + time.toNanos(), true, time);
    }

    /**
     * What is left, in the form that sockets take: milliseconds, or zero without limit.
     *
     * @throws TimedOutException when nothing is left
     */
    int socketTimeout() throws TimedOutException {
        if (!limited) {
            return 0;
        }
        long left = Duration.ofNanos(nanoTime - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw expired();
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    /** What to throw when it has passed. */
    TimedOutException expired() {
        return new TimedOutException(
                "no handshake within " + allowed.toSeconds() + " s",
                "Check that the port is one for TLS and that nothing on the way drops the connection; --timeout allows"
                        + " more time.");
    }
}

package dev.handfast.record;

/** The sequence numbers of one key on a stream, from 0 up to the limit of its use. RFC 5246, Section 6.1. */
final class RecordCounter {

    private final UsageLimits limits;
    private long next;

    RecordCounter(UsageLimits limits) {
        this.limits = limits;
    }

    /** Whether there is no number left. */
    boolean isUsedUp() {
        return limits.isReached(next);
    }

    /**
     * The number of the next record, never the same twice.
     *
     * @throws IllegalStateException when there is none left: TLS 1.2 cannot change keys, so the connection ends
     */
    long next() {
        if (isUsedUp()) {
            throw new IllegalStateException("a key has reached its limit of " + limits.records() + " records");
        }
        return next++;
    }
}

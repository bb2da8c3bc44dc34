package dev.handfast.carrier.datagram;

/**
 * Tells which record numbers of one epoch have been seen: the newest, and which of the 63 before it.
 *
 * <p>RFC 6347, Section 4.1.2.6. What is older than the window counts as seen.
 */
final class ReplayWindow {

    private static final int SIZE = Long.SIZE;

    private long newest = -1;
    private long seen;

    /** Whether a record with this number has not been seen and is not too old. */
    boolean isNew(long sequence) {
        if (sequence > newest) {
            return true;
        }
        long age = newest - sequence;
        return age < SIZE && ((seen >>> age) & 1) == 0;
    }

    /** Marks a number that {@link #isNew}, once its record has opened. */
    void mark(long sequence) {
        if (sequence > newest) {
            long distance = sequence - newest;
            seen = distance < SIZE ? (seen << distance) | 1 : 1;
            newest = sequence;
        } else {
            seen |= 1L << (newest - sequence);
        }
    }
}

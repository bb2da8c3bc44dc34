package dev.handfast.carrier.datagram;

import dev.handfast.record.DatagramOpener;

/** The keys of one epoch in which the peer sends, and which of its records have been seen. */
final class ReadEpoch {

    private final int number;
    private final DatagramOpener opener;
    private final ReplayWindow window = new ReplayWindow();
    private long forgeries;

    ReadEpoch(int number, DatagramOpener opener) {
        this.number = number;
        this.opener = opener;
    }

    int number() {
        return number;
    }

    DatagramOpener opener() {
        return opener;
    }

    /**
     * Whether a record of this number has not been seen.
     *
     * <p>Unprotected records never count as seen: anybody could use up their numbers. What they say twice is known by the
     * numbers of messages.
     */
    boolean isNew(long sequence) {
        return !opener.isProtected() || window.isNew(sequence);
    }

    /** Marks a record as seen, once it has opened. */
    void opened(long sequence) {
        if (opener.isProtected()) {
            window.mark(sequence);
        }
    }

    /** Counts a record that did not open; returns whether the key may still be used. */
    boolean forged() {
        return ++forgeries < opener.mostForgeries();
    }

    void close() {
        opener.close();
    }
}

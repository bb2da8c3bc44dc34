package dev.handfast.record;

import dev.handfast.fault.PeerFaultException;

/** Opens the records of one direction of one epoch of DTLS, in any order. Used by one thread at a time. */
public sealed interface DatagramOpener extends AutoCloseable permits Aead12DatagramOpener, PlainDatagramOpener {

    /** How many bytes {@link #open} may write for a record of this size. */
    int openedSize(int recordSize);

    /**
     * Opens a whole record.
     *
     * @param record holds {@code size} bytes from {@code at}, header included; neither kept nor changed
     * @param out another array; what it holds in {@link #openedSize} bytes from {@code outOffset} is overwritten, also on
     *     failure
     * @return the number of bytes of content, which stand at {@code outOffset}
     * @throws PeerFaultException with {@code BAD_RECORD_MAC} when the record was not sealed under this key
     */
    int open(byte[] record, int at, int size, byte[] out, int outOffset) throws PeerFaultException;

    /** How often {@link #open} may fail before the key must not be used any more (RFC 9147, Section 4.5.3). */
    long mostForgeries();

    /** Whether the records are protected. */
    boolean isProtected();

    /** Drops the keys. */
    @Override
    void close();
}

package dev.handfast.record;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ContentType;

/** Opens the records of one direction of one epoch, in order, and counts them. Used by one thread at a time. */
public sealed interface RecordOpener extends AutoCloseable permits Aead12Opener, Aead13Opener, PlainOpener {

    /**
     * Whether records of this type, as their header has it, may come in this epoch.
     *
     * <p>Always false for a change_cipher_spec, which belongs to no epoch and is never opened.
     */
    boolean accepts(ContentType outerType);

    /**
     * Judges a record by what its header announces, before the rest of it is there.
     *
     * @param fragmentLength the number of bytes that follow the header
     * @param contentLimit the most bytes of content that were agreed for a protected record
     * @throws PeerFaultException with {@code CIPHERTEXT_TOO_LONG} or {@code PLAINTEXT_TOO_LONG}
     */
    void requireLength(int fragmentLength, int contentLimit) throws PeerFaultException;

    /** How many bytes {@link #open} may write for a record of this size: content, and whatever comes to light with it. */
    int openedSize(int recordSize);

    /**
     * Opens a whole record whose header has been judged.
     *
     * @param record holds {@code size} bytes from {@code offset}, header included; neither kept nor changed
     * @param out another array; what it holds in {@link #openedSize} bytes from {@code outOffset} is overwritten, also
     *     behind the content and also on failure
     * @return the number of bytes of content, which stand at {@code outOffset}
     * @throws PeerFaultException with {@code BAD_RECORD_MAC}, {@code NO_CONTENT_TYPE}, {@code UNKNOWN_CONTENT_TYPE} or
     *     {@code RECORD_LIMIT_REACHED}
     */
    int open(byte[] record, int offset, int size, byte[] out, int outOffset) throws PeerFaultException;

    /** What the record holds that was opened last. */
    ContentType contentType();

    /** Whether the records are protected. */
    boolean isProtected();

    /** Whether the keys near the limit of their use, so that the peer should be asked for new ones. */
    boolean shouldUpdate();

    /** Drops the keys. */
    @Override
    void close();
}

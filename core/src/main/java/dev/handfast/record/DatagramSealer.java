package dev.handfast.record;

import dev.handfast.iana.ContentType;

/** Makes the records of one direction of one epoch of DTLS, and numbers them. Used by one thread at a time. */
public sealed interface DatagramSealer extends AutoCloseable permits Aead12DatagramSealer, PlainDatagramSealer {

    /**
     * Writes a whole record, header included, under a number that no other has.
     *
     * @param content holds {@code length} bytes from {@code offset}; neither kept nor changed. It may be {@code out}
     *     itself if {@code offset} is {@code outOffset + contentOffset()}, and must not overlap it otherwise
     * @param length 0 to 16,384
     * @param out takes {@code length + overhead()} bytes from {@code outOffset}
     * @return the size of the record
     * @throws IllegalStateException when the keys have reached the {@linkplain UsageLimits limit of their use}, or there
     *     is no number left
     */
    int seal(ContentType type, byte[] content, int offset, int length, byte[] out, int outOffset);

    /** How much larger a record is than its content. */
    int overhead();

    /** How far behind the start of a record its content may stand beforehand, to be sealed in place. */
    int contentOffset();

    /** Drops the keys. */
    @Override
    void close();
}

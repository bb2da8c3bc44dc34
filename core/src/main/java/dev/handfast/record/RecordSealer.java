package dev.handfast.record;

import dev.handfast.iana.ContentType;

/** Makes the records of one direction of one epoch, and counts them. Used by one thread at a time. */
public sealed interface RecordSealer extends AutoCloseable permits Aead12Sealer, Aead13Sealer, PlainSealer {

    /**
     * Writes a whole record, header included.
     *
     * @param content holds {@code length} bytes from {@code offset}; neither kept nor changed. It may be {@code out}
     *     itself if {@code offset} is {@code outOffset + contentOffset()}, and must not overlap it otherwise
     * @param length 0 to 16,384
     * @param out takes {@link #sealedSize} bytes from {@code outOffset}
     * @return the size of the record
     * @throws IllegalStateException when the keys have reached the {@linkplain UsageLimits limit of their use}
     */
    int seal(ContentType type, byte[] content, int offset, int length, byte[] out, int outOffset);

    /** The size of a record with so many bytes of content. */
    int sealedSize(int contentLength);

    /** How far behind the start of a record its content may stand beforehand, to be sealed in place. */
    int contentOffset();

    /** Whether the keys near the limit of their use, so that new ones should come soon. */
    boolean shouldUpdate();

    /** Drops the keys. */
    @Override
    void close();
}

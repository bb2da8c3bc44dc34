package dev.handfast.keys;

/**
 * Makes keying material for other protocols out of a connection.
 *
 * <p>RFC 5705; RFC 8446, Section 7.5. Used by one thread at a time.
 */
public interface Exporter extends AutoCloseable {

    /**
     * Keying material without a context.
     *
     * @param label ASCII, at most 249 bytes, such as {@code EXPORTER-my-protocol}
     * @param length the number of bytes wanted, at most 255 times the size of the hash
     * @throws IllegalArgumentException when the label or the length is not like that
     * @throws IllegalStateException when the exporter is closed, or nothing may be exported: TLS 1.2 without the extended
     *     master secret
     */
    byte[] export(String label, int length);

    /**
     * Keying material for a context. In TLS 1.3 an empty context is the same as none; in TLS 1.2 it is not.
     *
     * @throws IllegalStateException when the exporter is closed, or nothing may be exported
     */
    byte[] export(String label, byte[] context, int length);

    /**
     * The channel binding {@code tls-exporter} (RFC 9266), 32 bytes; available after close too.
     *
     * @throws IllegalStateException when nothing may be exported
     */
    byte[] channelBinding();

    @Override
    void close();
}

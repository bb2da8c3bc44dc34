package dev.handfast.crypto;

import dev.handfast.fault.PeerFaultException;

/**
 * One authenticated encryption under one key, in one direction (RFC 5116).
 *
 * <p>Used by one thread at a time. Input and output never overlap shifted; sealing in place (same start) is allowed.
 */
public interface Aead extends AutoCloseable {

    /** The size of the tag in bytes. */
    int tagLength();

    /**
     * Encrypts the input followed by the tail, and appends the tag.
     *
     * @param nonce 12 bytes, used once under this key for sealing; neither kept nor changed
     * @param aad associated data in its first {@code aadLength} bytes
     * @param tail bytes that follow the input without standing behind it in memory; its first {@code tailLength} count
     * @param out takes {@code inputLength + tailLength + tagLength()} bytes from {@code outOffset}
     * @return the number of bytes written
     */
    int seal(
            byte[] nonce,
            byte[] aad,
            int aadLength,
            byte[] input,
            int inputOffset,
            int inputLength,
            byte[] tail,
            int tailLength,
            byte[] out,
            int outOffset);

    /**
     * Verifies and decrypts the input, whose last bytes are the tag.
     *
     * @param nonce 12 bytes; neither kept nor changed; may come again with another input
     * @param out takes {@code inputLength - tagLength()} bytes from {@code outOffset}; zeroed in that range on failure
     * @return the number of bytes of plaintext
     * @throws PeerFaultException with {@code BAD_RECORD_MAC} when the input was not sealed under this key
     */
    int open(
            byte[] nonce,
            byte[] aad,
            int aadLength,
            byte[] input,
            int inputOffset,
            int inputLength,
            byte[] out,
            int outOffset)
            throws PeerFaultException;

    /** Drops the key. */
    @Override
    void close();
}

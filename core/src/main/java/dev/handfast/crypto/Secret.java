package dev.handfast.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that nobody else may know: one owner, zeroed on close, never printed, compared in constant time.
 *
 * <p>Not safe for use by several threads. Every method but {@link #close} and {@link #isClosed} throws
 * {@link IllegalStateException} after close.
 */
public final class Secret implements AutoCloseable {

    private final byte[] bytes;
    private boolean closed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes ownership of the array, which the caller must never touch again. */
    public static Secret adopt(byte[] bytes) {
        return new Secret(bytes);
    }

    /** Copies the array; the caller goes on owning, and erasing, the original. */
    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** The live bytes, for reading while the secret is open; never kept, changed or handed on. */
    public byte[] bytes() {
        if (closed) {
            throw new IllegalStateException("the secret is closed");
        }
        return bytes;
    }

    /** The size in bytes. */
    public int size() {
        return bytes.length;
    }

    /** A second secret with the same content and an owner of its own. */
    public Secret copy() {
        return copyOf(bytes());
    }

    /** Whether the bytes are the same, told in a time that depends on the length alone. */
    public boolean matches(byte[] other) {
        return MessageDigest.isEqual(bytes(), other);
    }

    public boolean isClosed() {
        return closed;
    }

    /** Zeroes the bytes. Closing twice does nothing more. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        closed = true;
    }

    @Override
    public String toString() {
        return "Secret[" + bytes.length + " bytes]";
    }
}

package dev.handfast.wire;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import java.util.Arrays;
import java.util.Objects;

/**
 * A bounded view of received bytes that is read from front to back.
 *
 * <p>Every method that takes bytes fails with {@link DecodeFault#TRUNCATED} when the view holds fewer. The view shares the
 * array it was made over: what is kept beyond the call becomes {@link Bytes}.
 */
public final class WireReader {

    private final byte[] array;
    private final int end;
    private int position;

    /** A view of {@code length} bytes from {@code offset}, which is not copied. */
    public WireReader(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        this.array = array;
        this.position = offset;
        this.end = offset + length;
    }

    /** The number of bytes not yet read. */
    public int remaining() {
        return end - position;
    }

    public boolean hasRemaining() {
        return position < end;
    }

    public int uint8() throws PeerFaultException {
        return array[take(1)] & 0xff;
    }

    public int uint16() throws PeerFaultException {
        int at = take(2);
        return ((array[at] & 0xff) << 8) | (array[at + 1] & 0xff);
    }

    public int uint24() throws PeerFaultException {
        int at = take(3);
        return ((array[at] & 0xff) << 16) | ((array[at + 1] & 0xff) << 8) | (array[at + 2] & 0xff);
    }

    /** An unsigned 32-bit number, 0 to 2^32 - 1. */
    public long uint32() throws PeerFaultException {
        return ((long) uint16() << 16) | uint16();
    }

    /** A 64-bit number; values from 2^63 come out negative. */
    public long uint64() throws PeerFaultException {
        return (uint32() << 32) | uint32();
    }

    /** The next bytes, copied. */
    public Bytes bytes(int count) throws PeerFaultException {
        int at = take(count);
        return Bytes.copyOf(array, at, count);
    }

    /** All that is left, copied. */
    public Bytes rest() throws PeerFaultException {
        return bytes(remaining());
    }

    /** All that is left, copied to an array that the caller owns, and erases if it is secret. */
    public byte[] restAsArray() throws PeerFaultException {
        int at = take(remaining());
        return Arrays.copyOfRange(array, at, end);
    }

    /** A vector whose length takes one byte and must lie in the given range. */
    public WireReader vector8(int minimum, int maximum) throws PeerFaultException {
        return vector(uint8(), minimum, maximum);
    }

    /** A vector whose length takes two bytes and must lie in the given range. */
    public WireReader vector16(int minimum, int maximum) throws PeerFaultException {
        return vector(uint16(), minimum, maximum);
    }

    /** A vector whose length takes three bytes and must lie in the given range. */
    public WireReader vector24(int minimum, int maximum) throws PeerFaultException {
        return vector(uint24(), minimum, maximum);
    }

    /**
     * Ends the reading of a structure.
     *
     * @throws PeerFaultException with {@link DecodeFault#TRAILING_BYTES} when something is left
     */
    public void requireEnd() throws PeerFaultException {
        if (hasRemaining()) {
            throw new PeerFaultException(DecodeFault.TRAILING_BYTES);
        }
    }

    private WireReader vector(int length, int minimum, int maximum) throws PeerFaultException {
        if (length < minimum) {
            throw new PeerFaultException(DecodeFault.VECTOR_TOO_SHORT);
        }
        if (length > maximum) {
            throw new PeerFaultException(DecodeFault.VECTOR_TOO_LONG);
        }
        return new WireReader(array, take(length), length);
    }

    private int take(int count) throws PeerFaultException {
        if (count < 0 || count > end - position) {
            throw new PeerFaultException(DecodeFault.TRUNCATED);
        }
        int at = position;
        position += count;
        return at;
    }
}

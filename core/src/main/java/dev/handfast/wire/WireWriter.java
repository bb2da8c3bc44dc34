package dev.handfast.wire;

import java.util.Arrays;
import java.util.function.Consumer;

/** A growing sequence of bytes in the presentation language, whose vectors fill in their own lengths. */
public final class WireWriter {

    private byte[] array = new byte[256];
    private int size;

    public int size() {
        return size;
    }

    public void uint8(int value) {
        append(value, 1);
    }

    public void uint16(int value) {
        append(value, 2);
    }

    public void uint24(int value) {
        append(value, 3);
    }

    public void uint32(long value) {
        append(value, 4);
    }

    public void uint64(long value) {
        append(value >>> 32, 4);
        append(value & 0xffff_ffffL, 4);
    }

    public void bytes(Bytes bytes) {
        ensure(bytes.size());
        bytes.copyTo(array, size);
        size += bytes.size();
    }

    public void bytes(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, array, size, bytes.length);
        size += bytes.length;
    }

    /** A vector whose length takes one byte; what the body writes is its content. */
    public void vector8(Consumer<WireWriter> body) {
        vector(1, body);
    }

    /** A vector whose length takes two bytes; what the body writes is its content. */
    public void vector16(Consumer<WireWriter> body) {
        vector(2, body);
    }

    /** A vector whose length takes three bytes; what the body writes is its content. */
    public void vector24(Consumer<WireWriter> body) {
        vector(3, body);
    }

    public void vector8(Bytes content) {
        vector(1, writer -> writer.bytes(content));
    }

    public void vector16(Bytes content) {
        vector(2, writer -> writer.bytes(content));
    }

    public void vector24(Bytes content) {
        vector(3, writer -> writer.bytes(content));
    }

    /** All that was written, copied. */
    public Bytes toBytes() {
        return Bytes.copyOf(array, 0, size);
    }

    /** All that was written, copied to an array that the caller owns, and erases if it is secret. */
    public byte[] toArray() {
        return Arrays.copyOf(array, size);
    }

    /** Erases all that was written, after which nothing is; growing has left no copy behind. */
    public void erase() {
        Arrays.fill(array, 0, size, (byte) 0);
        size = 0;
    }

    private void vector(int lengthSize, Consumer<WireWriter> body) {
        int start = size;
        append(0, lengthSize);
        body.accept(this);
        int length = size - start - lengthSize;
        if (length >>> (8 * lengthSize) != 0) {
            throw new IllegalArgumentException(
                    "a vector of " + length + " bytes does not fit a length of " + lengthSize + " bytes");
        }
        put(start, length, lengthSize);
    }

    private void append(long value, int width) {
        ensure(width);
        put(size, value, width);
        size += width;
    }

    private void put(int at, long value, int width) {
        if (width < 8 && value >>> (8 * width) != 0) {
            throw new IllegalArgumentException(value + " does not fit " + width + " bytes");
        }
        for (int i = 0; i < width; i++) {
            array[at + i] = (byte) (value >>> (8 * (width - 1 - i)));
        }
    }

    private void ensure(int more) {
        if (more > array.length - size) {
            byte[] old = array;
            array = Arrays.copyOf(old, Math.max(old.length * 2, Math.addExact(size, more)));
            Arrays.fill(old, 0, size, (byte) 0);
        }
    }
}

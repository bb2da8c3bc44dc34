package dev.handfast.wire;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable sequence of bytes that compares by content. Not for secrets: nothing erases it. */
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int size;

    private Bytes(byte[] array, int offset, int size) {
        this.array = array;
        this.offset = offset;
        this.size = size;
    }

    /** The content of an array, copied. */
    public static Bytes copyOf(byte[] array) {
        return copyOf(array, 0, array.length);
    }

    /** A part of an array, copied. */
    public static Bytes copyOf(byte[] array, int offset, int size) {
        return size == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(array, offset, offset + size), 0, size);
    }

    /** The bytes of a hexadecimal text; blanks and line breaks are skipped. */
    public static Bytes hex(String hex) {
        return adopt(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
    }

    /** Single bytes, each 0 to 255. */
    public static Bytes of(int... values) {
        byte[] array = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = (byte) values[i];
        }
        return adopt(array);
    }

    /** The array itself, which the caller must never touch again. */
    public static Bytes adopt(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /** The number of bytes. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** One byte, 0 to 255. */
    public int at(int index) {
        return array[offset + checkIndex(index)] & 0xff;
    }

    /** The bytes from one index up to but without another, sharing the memory. */
    public Bytes slice(int from, int to) {
        if (from < 0 || to < from || to > size) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + size);
        }
        return new Bytes(array, offset + from, to - from);
    }

    /** These bytes and then the others. */
    public Bytes concat(Bytes other) {
        byte[] both = new byte[size + other.size];
        copyTo(both, 0);
        other.copyTo(both, size);
        return adopt(both);
    }

    /** A fresh array of the content. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + size);
    }

    /** Copies everything into an array. */
    public void copyTo(byte[] target, int targetOffset) {
        System.arraycopy(array, offset, target, targetOffset, size);
    }

    /** A reader over the content. */
    public WireReader reader() {
        return new WireReader(array, offset, size);
    }

    /** Hands the content to a consumer that reads it and keeps nothing, such as a digest. */
    public void feed(Sink sink) {
        sink.update(array, offset, size);
    }

    /** Takes a range of an array, reads it, and keeps no reference. */
    @FunctionalInterface
    public interface Sink {
        /** Reads {@code length} bytes from {@code offset}. */
        void update(byte[] array, int offset, int length);
    }

    /** The content in lower-case hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(array, offset, offset + size);
    }

    private int checkIndex(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + size, that.array, that.offset, that.offset + that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + size; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return size <= 32 ? hex() : slice(0, 32).hex() + "… (" + size + " bytes)";
    }
}

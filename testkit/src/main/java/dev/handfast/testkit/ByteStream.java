package dev.handfast.testkit;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes on their way: added at one end, taken from the other. */
final class ByteStream {

    private byte[] array = new byte[1 << 10];
    private int start;
    private int end;

    void add(byte[] bytes) {
        if (bytes.length > array.length - end) {
            byte[] grown = new byte[Math.max(array.length, 2 * (size() + bytes.length))];
            System.arraycopy(array, start, grown, 0, size());
            end = size();
            start = 0;
            array = grown;
        }
        System.arraycopy(bytes, 0, array, end, bytes.length);
        end += bytes.length;
    }

    int size() {
        return end - start;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(array, start, start + count);
        start += count;
        return taken;
    }

    /** All bytes, to be given back to {@link #consumedTo}. */
    ByteBuffer view() {
        return ByteBuffer.wrap(array, start, size());
    }

    /** Drops what the view's position has moved over. */
    void consumedTo(ByteBuffer view) {
        start = view.position();
    }
}

package dev.handfast.carrier.datagram;

import dev.handfast.record.RecordBuffer;
import java.nio.ByteBuffer;

/** Messages that keep their bounds, first come first served, in one buffer. Bounded, and idle without an array. */
final class MessageQueue {

    private static final int MOST_BYTES = 1 << 18;
    private static final int MOST_MESSAGES = 1 << 10;

    private final RecordBuffer bytes;
    private int[] lengths = new int[8];
    private int first;
    private int count;

    /** A queue that keeps its bytes in this buffer. */
    MessageQueue(RecordBuffer bytes) {
        this.bytes = bytes;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether one more message of this length has room. */
    boolean hasRoomFor(int length) {
        return count < MOST_MESSAGES && bytes.size() + length <= MOST_BYTES;
    }

    /**
     * Makes room behind the messages.
     *
     * @return where in the {@link #array} it begins; what is put there counts once it is {@link #added}
     */
    int room(int length) {
        return bytes.room(length);
    }

    /** The array that {@link #room} is in, until the next call. */
    byte[] array() {
        return bytes.array();
    }

    /** Makes the first bytes in the {@link #room} a message. */
    void added(int length) {
        if (count == lengths.length) {
            grow();
        }
        lengths[(first + count++) % lengths.length] = length;
        bytes.added(length);
    }

    /** Gives back the {@link #room} without having added anything. */
    void unused() {
        if (isEmpty()) {
            bytes.close();
        }
    }

    private void grow() {
        int[] larger = new int[2 * lengths.length];
        for (int i = 0; i < count; i++) {
            larger[i] = lengths[(first + i) % lengths.length];
        }
        lengths = larger;
        first = 0;
    }

    /**
     * Takes the first message, of which there must be one; what does not fit into the target is dropped.
     *
     * @return the number of bytes of the whole message
     */
    int take(ByteBuffer target) {
        int length = lengths[first];
        first = (first + 1) % lengths.length;
        count--;
        int fits = Math.min(length, target.remaining());
        target.put(bytes.array(), bytes.start(), fits);
        bytes.remove(length);
        return length;
    }

    void close() {
        count = 0;
        bytes.close();
    }
}

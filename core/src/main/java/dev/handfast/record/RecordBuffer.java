package dev.handfast.record;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that are added at the end and removed from the front, in an array that is held only while there are any.
 *
 * <p>Grows with the bytes it is given, never with what somebody announces. Used by one thread at a time.
 */
public final class RecordBuffer implements AutoCloseable {

    private static final byte[] NONE = new byte[0];

    private final BufferPool pool;
    private final boolean erased;
    private byte[] array = NONE;
    private int start;
    private int end;
    private int touched;

    private RecordBuffer(BufferPool pool, boolean erased) {
        this.pool = pool;
        this.erased = erased;
    }

    /** A buffer for what the network sees anyway. */
    public static RecordBuffer forCiphertext(BufferPool pool) {
        return new RecordBuffer(pool, false);
    }

    /** A buffer for what nobody else may see: the array is erased before another connection may have it. */
    public static RecordBuffer forPlaintext(BufferPool pool) {
        return new RecordBuffer(pool, true);
    }

    /** The array that holds the bytes, until the next call that adds, removes or makes room. */
    public byte[] array() {
        return array;
    }

    /** Where the bytes start in the {@link #array}. */
    public int start() {
        return start;
    }

    /** The number of bytes. */
    public int size() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /**
     * Makes room behind the bytes.
     *
     * @return where in the {@link #array} the room begins; what is put there counts once it is {@link #added}
     */
    public int room(int count) {
        if (count > array.length - end) {
            int size = size();
            byte[] target = size + count <= array.length ? array : pool.take(grown(size + count));
            System.arraycopy(array, start, target, 0, size);
            if (target != array) {
                release();
                array = target;
            }
            start = 0;
            end = size;
        }
        touched = Math.max(touched, end + count);
        return end;
    }

    /** Counts bytes that were put into the {@link #room}. */
    public void added(int count) {
        end += count;
    }

    /** Adds bytes from a source, whose position moves over them. */
    public void add(ByteBuffer source, int count) {
        int at = room(count);
        source.get(array, at, count);
        added(count);
    }

    /** Adds bytes of an array. */
    public void add(byte[] source, int offset, int count) {
        int at = room(count);
        System.arraycopy(source, offset, array, at, count);
        added(count);
    }

    /** Removes bytes from the front; with the last one goes the array. */
    public void remove(int count) {
        start += count;
        if (isEmpty()) {
            close();
        }
    }

    /**
     * Moves as many bytes as fit to a target.
     *
     * @return how many
     */
    public int moveTo(ByteBuffer target) {
        int count = Math.min(size(), target.remaining());
        target.put(array, start, count);
        remove(count);
        return count;
    }

    /** Drops all bytes and the array. The buffer can be used again. */
    @Override
    public void close() {
        release();
        array = NONE;
        start = 0;
        end = 0;
    }

    private int grown(int needed) {
        // The sizes of the pool are far apart; above them doubling keeps copying cheap.
        return needed <= BufferPool.LARGEST ? needed : Math.max(needed, Math.multiplyExact(2, size()));
    }

    private void release() {
        if (erased) {
            Arrays.fill(array, 0, touched, (byte) 0);
        }
        touched = 0;
        pool.give(array);
    }
}

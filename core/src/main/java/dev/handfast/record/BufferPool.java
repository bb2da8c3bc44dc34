package dev.handfast.record;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;

/**
 * Arrays for {@link RecordBuffer}, shared by many connections so that an idle one holds none.
 *
 * <p>Three sizes are kept: for a few small records, for one of any size, and for a full output. Larger arrays are made
 * when asked for and left to the collector. Usable by any thread; taking and giving allocate nothing while the pool has
 * what is asked for.
 */
public final class BufferPool {

    /** The largest size that is kept: an output of 64 KiB and one record more. */
    static final int LARGEST = (1 << 16) + RecordHeader.MAXIMUM_RECORD;

    private final int[] sizes = {2_048, RecordHeader.MAXIMUM_RECORD, LARGEST};
    private final List<ArrayBlockingQueue<byte[]>> kept;

    /**
     * An empty pool.
     *
     * @param keptPerSize the most idle arrays that are kept of each size, at least 1
     */
    public BufferPool(int keptPerSize) {
        this.kept = IntStream.range(0, sizes.length)
                .mapToObj(size -> new ArrayBlockingQueue<byte[]>(keptPerSize))
                .toList();
    }

    /** An array of at least this size, with anything in it. */
    byte[] take(int minimum) {
        for (int i = 0; i < sizes.length; i++) {
            if (minimum <= sizes[i]) {
                byte[] array = kept.get(i).poll();
                return array != null ? array : new byte[sizes[i]];
            }
        }
        return new byte[minimum];
    }

    /** Takes back an array that nobody uses any more. */
    void give(byte[] array) {
        int i = Arrays.binarySearch(sizes, array.length);
        if (i >= 0) {
            kept.get(i).offer(array); // refused when enough are kept: the collector has it
        }
    }
}

package dev.handfast.carrier.datagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records of the epoch whose keys are not there yet, because what brings them was lost or is late.
 *
 * <p>RFC 6347, Section 4.1 lets us keep or drop them; what is kept is bounded.
 */
final class EarlyRecords {

    private static final int MOST_BYTES = 1 << 15;
    private static final int MOST_RECORDS = 32;

    private final List<byte[]> records = new ArrayList<>();
    private int bytes;

    /**
     * Keeps a copy of a record.
     *
     * @return whether there was room
     */
    boolean add(byte[] array, int at, int size) {
        if (records.size() == MOST_RECORDS || bytes + size > MOST_BYTES) {
            return false;
        }
        records.add(Arrays.copyOfRange(array, at, at + size));
        bytes += size;
        return true;
    }

    /** Takes them all. */
    List<byte[]> takeAll() {
        List<byte[]> all = List.copyOf(records);
        close();
        return all;
    }

    void close() {
        records.clear();
        bytes = 0;
    }
}

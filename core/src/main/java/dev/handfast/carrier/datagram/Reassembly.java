package dev.handfast.carrier.datagram;

import dev.handfast.carrier.Announced;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A handshake message whose fragments come in any order, repeated and overlapping.
 *
 * <p>Holds each byte that was received once, whatever length is claimed. Where fragments disagree, the first one counts:
 * the Finished shows whether it was right.
 */
final class Reassembly {

    /** More pieces than this come from nobody who cuts messages to fit a network. */
    private static final int MOST_PIECES = 1024;

    private final HandshakeType type;
    private final int length;
    private final int number;
    private final int epoch;
    private final NavigableMap<Integer, Bytes> pieces = new TreeMap<>();
    private int received;

    Reassembly(HandshakeFragment first, int epoch) {
        this.type = first.type();
        this.length = first.length();
        this.number = first.number();
        this.epoch = epoch;
    }

    /**
     * Adds what is new in a fragment.
     *
     * @throws PeerFaultException when it belongs to another message of the same number
     */
    void add(HandshakeFragment fragment, int fragmentEpoch) throws PeerFaultException {
        if (fragment.type() != type || fragment.length() != length || fragmentEpoch != epoch) {
            throw new PeerFaultException(
                    RecordFault.FRAGMENTS_DISAGREE,
                    fragment.type() + " of " + fragment.length() + " bytes, " + type + " of " + length + " before");
        }
        int position = fragment.offset();
        while (position < fragment.end() && pieces.size() < MOST_PIECES) {
            Map.Entry<Integer, Bytes> before = pieces.floorEntry(position);
            if (before != null && end(before) > position) {
                position = end(before);
                continue;
            }
            Integer next = pieces.higherKey(position);
            int stop = next == null ? fragment.end() : Math.min(next, fragment.end());
            put(position, fragment.bytes().slice(position - fragment.offset(), stop - fragment.offset()));
            position = stop;
        }
    }

    private void put(int position, Bytes bytes) {
        pieces.put(position, Bytes.copyOf(bytes.toArray()));
        received += bytes.size();
    }

    private static int end(Map.Entry<Integer, Bytes> piece) {
        return piece.getKey() + piece.getValue().size();
    }

    /** What its header says. */
    Announced header() {
        return new Announced(type, length, epoch);
    }

    /** The epoch of the records that all fragments came in. */
    int epoch() {
        return epoch;
    }

    boolean isWhole() {
        return received == length;
    }

    /** The message, once it {@link #isWhole}. */
    RawMessage message() {
        byte[] body = new byte[length];
        pieces.forEach((position, bytes) -> bytes.copyTo(body, position));
        return RawMessage.of(type, Bytes.adopt(body)).numbered(number);
    }
}

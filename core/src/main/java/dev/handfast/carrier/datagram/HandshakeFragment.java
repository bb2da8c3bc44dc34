package dev.handfast.carrier.datagram;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireReader;

/**
 * A part of a handshake message, as it stands in a record.
 *
 * @param length the number of bytes in the body of the whole message, as the header claims
 * @param number the message_seq
 * @param offset where in the body the part belongs
 */
record HandshakeFragment(HandshakeType type, int length, int number, int offset, Bytes bytes) {

    /** The number of bytes before the part. */
    static final int HEADER = 12;

    /**
     * Reads one from the content of a record.
     *
     * @throws PeerFaultException when it does not lie within its record and its message
     */
    static HandshakeFragment read(WireReader in) throws PeerFaultException {
        int code = in.uint8();
        int length = in.uint24();
        int number = in.uint16();
        int offset = in.uint24();
        int count = in.uint24();
        HandshakeType type = HandshakeType.of(code)
                .orElseThrow(() -> new PeerFaultException(DecodeFault.UNKNOWN_HANDSHAKE_TYPE, "type " + code));
        if (offset + count > length) {
            throw new PeerFaultException(
                    RecordFault.FRAGMENT_OUT_OF_BOUNDS, type + ": " + offset + " + " + count + " of " + length);
        }
        return new HandshakeFragment(type, length, number, offset, in.bytes(count));
    }

    /** Where in the body the part ends. */
    int end() {
        return offset + bytes.size();
    }

    /** Whether the part holds the last byte of its message, or the message has none. */
    boolean endsMessage() {
        return end() == length;
    }

    /** Writes the header of a part of a message. */
    static void writeHeader(byte[] out, int at, HandshakeType type, int length, int number, int offset, int count) {
        out[at] = (byte) type.code();
        uint24(out, at + 1, length);
        out[at + 4] = (byte) (number >> 8);
        out[at + 5] = (byte) number;
        uint24(out, at + 6, offset);
        uint24(out, at + 9, count);
    }

    private static void uint24(byte[] out, int at, int value) {
        out[at] = (byte) (value >> 16);
        out[at + 1] = (byte) (value >> 8);
        out[at + 2] = (byte) value;
    }
}

package dev.handfast.carrier.stream;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.ContentType;
import dev.handfast.record.BufferPool;
import dev.handfast.record.RecordBuffer;
import dev.handfast.record.RecordHeader;
import java.nio.ByteBuffer;

/** Finds whole records in received bytes, and judges their headers. RFC 8446, Section 5.1. */
final class RecordReader {

    private final RecordBuffer received;
    private boolean isFirst = true;

    /** How long a record may be. */
    @FunctionalInterface
    interface LengthRule {
        void require(int fragmentLength) throws PeerFaultException;
    }

    RecordReader(BufferPool pool) {
        this.received = RecordBuffer.forCiphertext(pool);
    }

    /** Takes what is missing to the largest record there can be; the rest stays in the source. */
    void receive(ByteBuffer source) {
        received.add(source, Math.min(source.remaining(), RecordHeader.MAXIMUM_RECORD - received.size()));
    }

    /**
     * Whether a whole record is there, which the methods below then describe.
     *
     * @param lengths judges what the header announces, as soon as the methods below can describe the header
     * @throws PeerFaultException as soon as the header is there and breaks a rule
     */
    boolean hasRecord(LengthRule lengths) throws PeerFaultException {
        if (received.size() < RecordHeader.SIZE) {
            return false;
        }
        byte[] array = array();
        int at = offset();
        int type = array[at] & 0xff;
        int major = RecordHeader.majorVersion(array, at);
        if (isFirst && major != 3 && !RecordHeader.isKnownType(type)) {
            throw new PeerFaultException(RecordFault.NOT_TLS, ForeignProtocol.describe(array, at));
        }
        RecordHeader.typeOf(type);
        if (major != 3) {
            throw new PeerFaultException(RecordFault.WRONG_RECORD_VERSION, ForeignProtocol.describeVersion(major));
        }
        lengths.require(RecordHeader.fragmentLength(array, at));
        return received.size() >= size();
    }

    /** The array that holds the record, until it is removed. */
    byte[] array() {
        return received.array();
    }

    /** Where the record starts. */
    int offset() {
        return received.start();
    }

    /** The size of the record, header included. */
    int size() {
        return RecordHeader.SIZE + RecordHeader.fragmentLength(array(), offset());
    }

    /** The type in the header. */
    ContentType type() throws PeerFaultException {
        return RecordHeader.typeOf(array()[offset()] & 0xff);
    }

    /** Whether the fragment is this single byte. */
    boolean holdsOnly(int value) {
        return size() == RecordHeader.SIZE + 1 && array()[offset() + RecordHeader.SIZE] == value;
    }

    /** Goes on to the next record. */
    void remove() {
        isFirst = false;
        received.remove(size());
    }

    void close() {
        received.close();
    }
}

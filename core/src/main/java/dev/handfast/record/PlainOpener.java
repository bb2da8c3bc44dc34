package dev.handfast.record;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.ContentType;

/** Opens unprotected records: those of epoch 0, where application data has no place. RFC 8446, Section 5.1. */
public final class PlainOpener implements RecordOpener {

    private ContentType contentType = ContentType.HANDSHAKE;

    @Override
    public boolean accepts(ContentType outerType) {
        return outerType == ContentType.HANDSHAKE || outerType == ContentType.ALERT;
    }

    @Override
    public void requireLength(int fragmentLength, int contentLimit) throws PeerFaultException {
        // What was agreed governs protected records only (RFC 8449, Section 4).
        if (fragmentLength > RecordHeader.MAXIMUM_CONTENT) {
            throw new PeerFaultException(RecordFault.PLAINTEXT_TOO_LONG, fragmentLength + " bytes");
        }
    }

    @Override
    public int openedSize(int recordSize) {
        return recordSize - RecordHeader.SIZE;
    }

    @Override
    public int open(byte[] record, int offset, int size, byte[] out, int outOffset) throws PeerFaultException {
        contentType = RecordHeader.typeOf(record[offset] & 0xff);
        int length = size - RecordHeader.SIZE;
        System.arraycopy(record, offset + RecordHeader.SIZE, out, outOffset, length);
        return length;
    }

    @Override
    public ContentType contentType() {
        return contentType;
    }

    @Override
    public boolean isProtected() {
        return false;
    }

    @Override
    public boolean shouldUpdate() {
        return false;
    }

    @Override
    public void close() {}
}

package dev.handfast.record;

import dev.handfast.iana.ContentType;

/** Makes the unprotected records of epoch 0. RFC 6347, Section 4.1. */
public final class PlainDatagramSealer implements DatagramSealer {

    private long next;

    /**
     * Begins with a number.
     *
     * @param first 0, or the number of the client's record when that proved its address: a server goes on with it (RFC
     *     6347, Section 4.2.1)
     */
    public PlainDatagramSealer(long first) {
        this.next = first;
    }

    @Override
    public int seal(ContentType type, byte[] content, int offset, int length, byte[] out, int outOffset) {
        if (next > DatagramHeader.LAST_SEQUENCE) {
            throw new IllegalStateException("there is no record number left in epoch 0");
        }
        System.arraycopy(content, offset, out, outOffset + DatagramHeader.SIZE, length);
        DatagramHeader.write(type, DatagramHeader.DTLS_1_2, DatagramHeader.number(0, next++), length, out, outOffset);
        return DatagramHeader.SIZE + length;
    }

    @Override
    public int overhead() {
        return DatagramHeader.SIZE;
    }

    @Override
    public int contentOffset() {
        return DatagramHeader.SIZE;
    }

    @Override
    public void close() {}
}

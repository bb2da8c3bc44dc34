package dev.handfast.record;

/** Opens the unprotected records of epoch 0. RFC 6347, Section 4.1. */
public final class PlainDatagramOpener implements DatagramOpener {

    @Override
    public int openedSize(int recordSize) {
        return recordSize - DatagramHeader.SIZE;
    }

    @Override
    public int open(byte[] record, int at, int size, byte[] out, int outOffset) {
        int length = openedSize(size);
        System.arraycopy(record, at + DatagramHeader.SIZE, out, outOffset, length);
        return length;
    }

    @Override
    public long mostForgeries() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isProtected() {
        return false;
    }

    @Override
    public void close() {}
}

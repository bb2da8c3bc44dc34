package dev.handfast.record;

import dev.handfast.iana.ContentType;

/** Makes unprotected records: those of epoch 0. RFC 8446, Section 5.1. */
public final class PlainSealer implements RecordSealer {

    private final int version;

    private PlainSealer(int version) {
        this.version = version;
    }

    /** For the first ClientHello, whose records say 0x0301 for the sake of old servers. */
    public static PlainSealer forFirstHello() {
        return new PlainSealer(0x0301);
    }

    /** For everything else. */
    public static PlainSealer create() {
        return new PlainSealer(RecordHeader.VERSION);
    }

    @Override
    public int seal(ContentType type, byte[] content, int offset, int length, byte[] out, int outOffset) {
        RecordHeader.write(type, version, length, out, outOffset);
        System.arraycopy(content, offset, out, outOffset + RecordHeader.SIZE, length);
        return sealedSize(length);
    }

    @Override
    public int sealedSize(int contentLength) {
        return RecordHeader.SIZE + contentLength;
    }

    @Override
    public int contentOffset() {
        return RecordHeader.SIZE;
    }

    @Override
    public boolean shouldUpdate() {
        return false;
    }

    @Override
    public void close() {}
}

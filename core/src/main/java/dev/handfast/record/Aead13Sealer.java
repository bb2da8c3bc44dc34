package dev.handfast.record;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ContentType;

/** Makes the protected records of TLS 1.3, without padding. RFC 8446, Section 5.2. */
public final class Aead13Sealer implements RecordSealer {

    private final Aead aead;
    private final RecordNonce nonce;
    private final byte[] header = new byte[RecordHeader.SIZE];
    private final byte[] innerType = new byte[1];

    Aead13Sealer(Aead aead, Secret iv, UsageLimits limits) {
        this.aead = aead;
        this.nonce = new RecordNonce(iv, limits);
    }

    /**
     * Begins with record 0.
     *
     * @param key of the size that the suite's AEAD wants; copied
     * @param iv 12 bytes; copied
     */
    public static Aead13Sealer of(Crypto crypto, CipherSuite suite, Secret key, Secret iv) {
        return new Aead13Sealer(crypto.aead(suite.aead(), key, true), iv, UsageLimits.of(crypto, suite.aead()));
    }

    @Override
    public int seal(ContentType type, byte[] content, int offset, int length, byte[] out, int outOffset) {
        int size = sealedSize(length);
        RecordHeader.write(ContentType.APPLICATION_DATA, RecordHeader.VERSION, size - RecordHeader.SIZE, header, 0);
        innerType[0] = (byte) type.code();
        int at = outOffset + RecordHeader.SIZE;
        aead.seal(nonce.next(), header, header.length, content, offset, length, innerType, 1, out, at);
        System.arraycopy(header, 0, out, outOffset, header.length);
        return size;
    }

    @Override
    public int sealedSize(int contentLength) {
        return RecordHeader.SIZE + contentLength + innerType.length + aead.tagLength();
    }

    @Override
    public int contentOffset() {
        return RecordHeader.SIZE;
    }

    @Override
    public boolean shouldUpdate() {
        return nonce.shouldUpdate();
    }

    @Override
    public void close() {
        aead.close();
        nonce.close();
    }
}

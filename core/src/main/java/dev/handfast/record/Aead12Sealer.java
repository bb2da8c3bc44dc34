package dev.handfast.record;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ContentType;

/** Makes the protected records of TLS 1.2. RFC 5246, Section 6.2.3.3. */
public final class Aead12Sealer implements RecordSealer {

    private static final byte[] NO_TAIL = {};

    private final Aead aead;
    private final Nonce12 nonce;
    private final RecordCounter counter;
    private final AdditionalData12 additionalData = new AdditionalData12();

    Aead12Sealer(Aead aead, Nonce12 nonce, UsageLimits limits) {
        this.aead = aead;
        this.nonce = nonce;
        this.counter = new RecordCounter(limits);
    }

    /**
     * Begins with record 0.
     *
     * @param key of the size that the suite's AEAD wants; copied
     * @param iv of the size that stays fixed, 4 or 12 bytes; copied
     */
    public static Aead12Sealer of(Crypto crypto, CipherSuite suite, Secret key, Secret iv) {
        return new Aead12Sealer(
                crypto.aead(suite.aead(), key, true),
                new Nonce12(suite.aead(), iv),
                UsageLimits.of(crypto, suite.aead()));
    }

    @Override
    public int seal(ContentType type, byte[] content, int offset, int length, byte[] out, int outOffset) {
        long number = counter.next();
        int size = sealedSize(length);
        byte[] covered = additionalData.of(number, type.code(), RecordHeader.VERSION, length);
        // Content that stands in this array already begins at contentOffset, behind all that is written here first.
        byte[] used = nonce.sealing(number, out, outOffset + RecordHeader.SIZE);
        RecordHeader.write(type, RecordHeader.VERSION, size - RecordHeader.SIZE, out, outOffset);
        int at = outOffset + contentOffset();
        aead.seal(used, covered, AdditionalData12.SIZE, content, offset, length, NO_TAIL, 0, out, at);
        return size;
    }

    @Override
    public int sealedSize(int contentLength) {
        return contentOffset() + contentLength + aead.tagLength();
    }

    @Override
    public int contentOffset() {
        return RecordHeader.SIZE + nonce.explicitSize();
    }

    /** Never: TLS 1.2 has no KeyUpdate. */
    @Override
    public boolean shouldUpdate() {
        return false;
    }

    @Override
    public void close() {
        aead.close();
        nonce.close();
    }
}

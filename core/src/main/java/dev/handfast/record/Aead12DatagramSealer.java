package dev.handfast.record;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ContentType;

/** Makes the protected records of DTLS 1.2. RFC 6347, Section 4.1.2; RFC 5246, Section 6.2.3.3. */
public final class Aead12DatagramSealer implements DatagramSealer {

    private static final byte[] NO_TAIL = {};

    private final Aead aead;
    private final Nonce12 nonce;
    private final int epoch;
    private final UsageLimits limits;
    private final AdditionalData12 additionalData = new AdditionalData12();
    private long next;

    Aead12DatagramSealer(Aead aead, Nonce12 nonce, int epoch, UsageLimits limits) {
        this.aead = aead;
        this.nonce = nonce;
        this.epoch = epoch;
        this.limits = limits;
    }

    /**
     * Begins with record 0 of an epoch.
     *
     * @param key of the size that the suite's AEAD wants; copied
     * @param iv of the size that stays fixed, 4 or 12 bytes; copied
     */
    public static Aead12DatagramSealer of(Crypto crypto, CipherSuite suite, int epoch, Secret key, Secret iv) {
        return new Aead12DatagramSealer(
                crypto.aead(suite.aead(), key, true),
                new Nonce12(suite.aead(), iv),
                epoch,
                UsageLimits.of(crypto, suite.aead()));
    }

    @Override
    public int seal(ContentType type, byte[] content, int offset, int length, byte[] out, int outOffset) {
        if (limits.isReached(next) || next > DatagramHeader.LAST_SEQUENCE) {
            throw new IllegalStateException("a key has reached its limit of " + limits.records() + " records");
        }
        long number = DatagramHeader.number(epoch, next++);
        byte[] covered = additionalData.of(number, type.code(), DatagramHeader.DTLS_1_2, length);
        byte[] used = nonce.sealing(number, out, outOffset + DatagramHeader.SIZE);
        int size = length + overhead();
        DatagramHeader.write(type, DatagramHeader.DTLS_1_2, number, size - DatagramHeader.SIZE, out, outOffset);
        int at = outOffset + contentOffset();
        aead.seal(used, covered, AdditionalData12.SIZE, content, offset, length, NO_TAIL, 0, out, at);
        return size;
    }

    @Override
    public int overhead() {
        return contentOffset() + aead.tagLength();
    }

    @Override
    public int contentOffset() {
        return DatagramHeader.SIZE + nonce.explicitSize();
    }

    @Override
    public void close() {
        aead.close();
        nonce.close();
    }
}

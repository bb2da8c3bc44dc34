package dev.handfast.record;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ContentType;

/**
 * Opens the protected records of TLS 1.2. RFC 5246, Section 6.2.3.3.
 *
 * <p>Whatever is wrong with a record under its key is {@code BAD_RECORD_MAC}: no other answer tells a forger anything.
 */
public final class Aead12Opener implements RecordOpener {

    private static final int MAXIMUM_FRAGMENT = RecordHeader.MAXIMUM_RECORD - RecordHeader.SIZE;

    private final Aead aead;
    private final Nonce12 nonce;
    private final RecordCounter counter;
    private final AdditionalData12 additionalData = new AdditionalData12();
    private ContentType contentType = ContentType.HANDSHAKE;

    Aead12Opener(Aead aead, Nonce12 nonce, UsageLimits limits) {
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
    public static Aead12Opener of(Crypto crypto, CipherSuite suite, Secret key, Secret iv) {
        return new Aead12Opener(
                crypto.aead(suite.aead(), key, false),
                new Nonce12(suite.aead(), iv),
                UsageLimits.of(crypto, suite.aead()));
    }

    @Override
    public boolean accepts(ContentType outerType) {
        return outerType != ContentType.CHANGE_CIPHER_SPEC;
    }

    @Override
    public void requireLength(int fragmentLength, int contentLimit) throws PeerFaultException {
        if (fragmentLength > MAXIMUM_FRAGMENT) {
            throw new PeerFaultException(RecordFault.CIPHERTEXT_TOO_LONG, fragmentLength + " bytes");
        }
        int content = fragmentLength - expansion();
        if (content > contentLimit) {
            throw new PeerFaultException(RecordFault.PLAINTEXT_TOO_LONG, content + " bytes");
        }
    }

    @Override
    public int openedSize(int recordSize) {
        return Math.max(0, recordSize - RecordHeader.SIZE - expansion());
    }

    @Override
    public int open(byte[] record, int offset, int size, byte[] out, int outOffset) throws PeerFaultException {
        int length = size - RecordHeader.SIZE - expansion();
        if (length < 0) {
            throw new PeerFaultException(RecordFault.BAD_RECORD_MAC, "shorter than its nonce and tag");
        }
        if (counter.isUsedUp()) {
            throw new PeerFaultException(RecordFault.RECORD_LIMIT_REACHED);
        }
        long number = counter.next();
        int type = record[offset] & 0xff;
        int explicitAt = offset + RecordHeader.SIZE;
        int at = explicitAt + nonce.explicitSize();
        byte[] covered = additionalData.of(number, type, RecordHeader.VERSION, length);
        byte[] used = nonce.opening(number, record, explicitAt);
        aead.open(used, covered, AdditionalData12.SIZE, record, at, length + aead.tagLength(), out, outOffset);
        contentType = RecordHeader.typeOf(type);
        return length;
    }

    private int expansion() {
        return nonce.explicitSize() + aead.tagLength();
    }

    @Override
    public ContentType contentType() {
        return contentType;
    }

    @Override
    public boolean isProtected() {
        return true;
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

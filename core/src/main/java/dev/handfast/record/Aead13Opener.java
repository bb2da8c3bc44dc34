package dev.handfast.record;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ContentType;

/** Opens the protected records of TLS 1.3. RFC 8446, Sections 5.2 and 5.4. */
public final class Aead13Opener implements RecordOpener {

    private static final int MAXIMUM_FRAGMENT = RecordHeader.MAXIMUM_CONTENT + 256;

    private final Aead aead;
    private final RecordNonce nonce;
    private final byte[] header = new byte[RecordHeader.SIZE];
    private ContentType contentType = ContentType.APPLICATION_DATA;

    Aead13Opener(Aead aead, Secret iv, UsageLimits limits) {
        this.aead = aead;
        this.nonce = new RecordNonce(iv, limits);
    }

    /**
     * Begins with record 0.
     *
     * @param key of the size that the suite's AEAD wants; copied
     * @param iv 12 bytes; copied
     */
    public static Aead13Opener of(Crypto crypto, CipherSuite suite, Secret key, Secret iv) {
        return new Aead13Opener(crypto.aead(suite.aead(), key, false), iv, UsageLimits.of(crypto, suite.aead()));
    }

    @Override
    public boolean accepts(ContentType outerType) {
        return outerType == ContentType.APPLICATION_DATA;
    }

    @Override
    public void requireLength(int fragmentLength, int contentLimit) throws PeerFaultException {
        requireFragmentLength(fragmentLength);
        // Padding counts: "the full encoded TLSInnerPlaintext MUST NOT exceed 2^14 + 1 octets" (Section 5.4).
        int inner = fragmentLength - aead.tagLength();
        if (inner > contentLimit + 1) {
            throw new PeerFaultException(RecordFault.PLAINTEXT_TOO_LONG, inner + " bytes with type and padding");
        }
    }

    /**
     * Judges a protected record whose keys nobody here has.
     *
     * @throws PeerFaultException with {@code CIPHERTEXT_TOO_LONG}
     */
    public static void requireFragmentLength(int fragmentLength) throws PeerFaultException {
        if (fragmentLength > MAXIMUM_FRAGMENT) {
            throw new PeerFaultException(RecordFault.CIPHERTEXT_TOO_LONG, fragmentLength + " bytes");
        }
    }

    @Override
    public int openedSize(int recordSize) {
        return Math.max(0, recordSize - RecordHeader.SIZE - aead.tagLength());
    }

    @Override
    public int open(byte[] record, int offset, int size, byte[] out, int outOffset) throws PeerFaultException {
        int sealed = size - RecordHeader.SIZE;
        if (sealed < aead.tagLength()) {
            throw new PeerFaultException(RecordFault.BAD_RECORD_MAC, "shorter than its tag");
        }
        if (nonce.isUsedUp()) {
            throw new PeerFaultException(RecordFault.RECORD_LIMIT_REACHED);
        }
        System.arraycopy(record, offset, header, 0, header.length);
        int at = offset + RecordHeader.SIZE;
        int inner;
        try {
            inner = aead.open(nonce.next(), header, header.length, record, at, sealed, out, outOffset);
        } catch (PeerFaultException e) {
            // Early data that is skipped has no number among the records that follow it.
            nonce.takeBack();
            throw e;
        }
        return stripPadding(out, outOffset, inner);
    }

    /**
     * Finds the content type, the last byte that is not zero.
     *
     * <p>The time this takes tells the length of the padding and nothing of the content; without padding it is constant.
     * Section 5.4 asks for no more, and Appendix E.3 admits that length is hard to hide.
     */
    private int stripPadding(byte[] out, int start, int inner) throws PeerFaultException {
        int last = start + inner - 1;
        while (last >= start && out[last] == 0) {
            last--;
        }
        if (last < start) {
            throw new PeerFaultException(RecordFault.NO_CONTENT_TYPE);
        }
        contentType = RecordHeader.typeOf(out[last] & 0xff);
        return last - start;
    }

    @Override
    public ContentType contentType() {
        return contentType;
    }

    @Override
    public boolean isProtected() {
        return true;
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

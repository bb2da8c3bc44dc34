package dev.handfast.record;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.CipherSuite;

/** Opens the protected records of DTLS 1.2. RFC 6347, Section 4.1.2; RFC 5246, Section 6.2.3.3. */
public final class Aead12DatagramOpener implements DatagramOpener {

    private final Aead aead;
    private final Nonce12 nonce;
    private final long mostForgeries;
    private final AdditionalData12 additionalData = new AdditionalData12();

    Aead12DatagramOpener(Aead aead, Nonce12 nonce, UsageLimits limits) {
        this.aead = aead;
        this.nonce = nonce;
        this.mostForgeries = limits.forgeries();
    }

    /**
     * Makes an opener.
     *
     * @param key of the size that the suite's AEAD wants; copied
     * @param iv of the size that stays fixed, 4 or 12 bytes; copied
     */
    public static Aead12DatagramOpener of(Crypto crypto, CipherSuite suite, Secret key, Secret iv) {
        return new Aead12DatagramOpener(
                crypto.aead(suite.aead(), key, false),
                new Nonce12(suite.aead(), iv),
                UsageLimits.of(crypto, suite.aead()));
    }

    @Override
    public int openedSize(int recordSize) {
        return Math.max(0, recordSize - DatagramHeader.SIZE - nonce.explicitSize() - aead.tagLength());
    }

    @Override
    public int open(byte[] record, int at, int size, byte[] out, int outOffset) throws PeerFaultException {
        int length = size - DatagramHeader.SIZE - nonce.explicitSize() - aead.tagLength();
        if (length < 0) {
            throw new PeerFaultException(RecordFault.BAD_RECORD_MAC, "shorter than its nonce and tag");
        }
        long number = DatagramHeader.number(record, at);
        int explicitAt = at + DatagramHeader.SIZE;
        byte[] covered =
                additionalData.of(number, DatagramHeader.type(record, at), DatagramHeader.version(record, at), length);
        byte[] used = nonce.opening(number, record, explicitAt);
        int sealedAt = explicitAt + nonce.explicitSize();
        int sealed = length + aead.tagLength();
        return aead.open(used, covered, AdditionalData12.SIZE, record, sealedAt, sealed, out, outOffset);
    }

    @Override
    public long mostForgeries() {
        return mostForgeries;
    }

    @Override
    public boolean isProtected() {
        return true;
    }

    @Override
    public void close() {
        aead.close();
        nonce.close();
    }
}

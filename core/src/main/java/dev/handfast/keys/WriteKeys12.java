package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.iana.CipherSuite;

/**
 * The write key and the write IV of one side, in TLS 1.2: its share of the key block.
 *
 * <p>RFC 5246, Section 6.3; RFC 5288, Section 3; RFC 7905, Section 2. Used by one thread at a time.
 */
public final class WriteKeys12 implements RecordSecret {

    private final Crypto crypto;
    private final CipherSuite suite;
    private final RecordKeys keys;

    /**
     * Wraps a share of the key block.
     *
     * @param keys now belong to the new object: a key of the size that the suite's AEAD wants, and an IV of
     *     {@linkplain dev.handfast.iana.AeadAlgorithm#fixedIvLength the size that stays fixed}
     */
    public WriteKeys12(Crypto crypto, CipherSuite suite, RecordKeys keys) {
        if (keys.key().size() != suite.aead().keyLength()
                || keys.iv().size() != suite.aead().fixedIvLength()) {
            throw new IllegalArgumentException(suite + " wants a key and an IV of other sizes");
        }
        this.crypto = crypto;
        this.suite = suite;
        this.keys = keys;
    }

    @Override
    public Crypto crypto() {
        return crypto;
    }

    @Override
    public CipherSuite suite() {
        return suite;
    }

    @Override
    public RecordKeys keys() {
        return keys.copy();
    }

    @Override
    public boolean isClosed() {
        return keys.key().isClosed();
    }

    @Override
    public void close() {
        keys.close();
    }
}

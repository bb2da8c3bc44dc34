package dev.handfast.record;

import dev.handfast.crypto.Secret;
import java.util.Arrays;

/**
 * The nonces of one key, one a record: the initialization vector xor the sequence number.
 *
 * <p>RFC 8446, Section 5.3.
 */
final class RecordNonce {

    private final byte[] iv;
    private final byte[] nonce;
    private final UsageLimits limits;
    private long sequence;

    /**
     * Begins with sequence number 0.
     *
     * @param iv 12 bytes; copied
     */
    RecordNonce(Secret iv, UsageLimits limits) {
        this.iv = iv.bytes().clone();
        this.nonce = new byte[this.iv.length];
        this.limits = limits;
    }

    /** Whether there is no nonce left. */
    boolean isUsedUp() {
        return limits.isReached(sequence);
    }

    boolean shouldUpdate() {
        return limits.shouldUpdate(sequence);
    }

    /** The nonce of the next record; valid until it is asked for again, and never the same twice unless taken back. */
    byte[] next() {
        if (isUsedUp()) {
            throw new IllegalStateException("a key has reached its limit of " + limits.records() + " records");
        }
        System.arraycopy(iv, 0, nonce, 0, iv.length);
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (Byte.SIZE * i));
        }
        sequence++;
        return nonce;
    }

    /** Takes the last nonce back: what it was tried on was not its record. Never for sealing. */
    void takeBack() {
        sequence--;
    }

    void close() {
        Arrays.fill(iv, (byte) 0);
        Arrays.fill(nonce, (byte) 0);
    }
}

package dev.handfast.record;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.AeadAlgorithm;
import java.util.Arrays;

/**
 * The nonces of one key of TLS 1.2, one a record.
 *
 * <pre>
 * AES-GCM, AES-CCM     write_IV (4) | nonce_explicit (8), which stands before the ciphertext
 * ChaCha20-Poly1305    write_IV (12) xor sequence number, of which the record holds nothing
 * </pre>
 *
 * RFC 5288, Section 3; RFC 6655, Section 3; RFC 7905, Section 2. Whoever seals takes the sequence number as the explicit
 * part, so that it never comes twice.
 */
final class Nonce12 {

    private static final int NUMBER_SIZE = Long.BYTES;

    private final byte[] iv;
    private final byte[] nonce;
    private final int explicitSize;

    /**
     * Begins with a write IV.
     *
     * @param iv of the size that stays fixed; copied
     */
    Nonce12(AeadAlgorithm algorithm, Secret iv) {
        this.iv = iv.bytes().clone();
        this.nonce = new byte[algorithm.nonceLength()];
        this.explicitSize = algorithm.nonceLength() - algorithm.fixedIvLength();
        if (this.iv.length != algorithm.fixedIvLength()) {
            throw new IllegalArgumentException(algorithm + " wants an IV of " + algorithm.fixedIvLength() + " bytes");
        }
    }

    /** How many bytes of the nonce stand in each record: 8 or 0. */
    int explicitSize() {
        return explicitSize;
    }

    /** The nonce of a record that is sealed; its explicit part is written. Valid until the next call. */
    byte[] sealing(long number, byte[] record, int explicitAt) {
        numbered(number);
        System.arraycopy(nonce, iv.length, record, explicitAt, explicitSize);
        return nonce;
    }

    /** The nonce of a record that is opened; its explicit part is read. Valid until the next call. */
    byte[] opening(long number, byte[] record, int explicitAt) {
        numbered(number);
        System.arraycopy(record, explicitAt, nonce, iv.length, explicitSize);
        return nonce;
    }

    private void numbered(long number) {
        Arrays.fill(nonce, (byte) 0);
        System.arraycopy(iv, 0, nonce, 0, iv.length);
        for (int i = 0; i < NUMBER_SIZE; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (number >>> (Byte.SIZE * i));
        }
    }

    void close() {
        Arrays.fill(iv, (byte) 0);
        Arrays.fill(nonce, (byte) 0);
    }
}

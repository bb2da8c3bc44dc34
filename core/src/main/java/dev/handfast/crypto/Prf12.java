package dev.handfast.crypto;

import dev.handfast.iana.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pseudorandom function of TLS 1.2 over one hash. Used by one thread at a time.
 *
 * <pre>
 * PRF(secret, label, seed) = P_hash(secret, label + seed)
 * P_hash(secret, seed) = HMAC_hash(secret, A(1) + seed) + HMAC_hash(secret, A(2) + seed) + ...
 * A(0) = seed
 * A(i) = HMAC_hash(secret, A(i-1))
 * </pre>
 *
 * RFC 5246, Section 5.
 */
public final class Prf12 {

    private final Mac mac;
    private final int length;

    /** Derives with the HMAC of this cryptography. */
    public Prf12(Crypto crypto, HashAlgorithm hash) {
        this.mac = crypto.hmac(hash);
        this.length = hash.length();
    }

    /**
     * Derives bytes, which the caller owns.
     *
     * @param secret not empty; stays the caller's
     * @param label ASCII
     * @param size the number of bytes wanted
     */
    public Secret derive(Secret secret, String label, byte[] seed, int size) {
        byte[] name = label.getBytes(StandardCharsets.US_ASCII);
        byte[] out = new byte[size];
        byte[] block = new byte[length];
        byte[] chain = new byte[length];
        key(secret);
        mac.update(name);
        mac.update(seed);
        finish(chain);
        for (int done = 0; done < size; done += length) {
            mac.update(chain);
            mac.update(name);
            mac.update(seed);
            finish(block);
            System.arraycopy(block, 0, out, done, Math.min(length, size - done));
            mac.update(chain);
            finish(chain);
        }
        Arrays.fill(block, (byte) 0);
        Arrays.fill(chain, (byte) 0);
        return Secret.adopt(out);
    }

    private void key(Secret secret) {
        try {
            mac.init(new SecretKeySpec(secret.bytes(), mac.getAlgorithm()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the provider refuses an HMAC key of " + secret.size() + " bytes", e);
        }
    }

    private void finish(byte[] out) {
        try {
            mac.doFinal(out, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("the provider's HMAC is longer than its hash", e);
        }
    }
}

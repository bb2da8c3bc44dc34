package dev.handfast.crypto;

import dev.handfast.iana.HashAlgorithm;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** Extract-and-expand key derivation over one hash (RFC 5869). Used by one thread at a time. */
public final class Hkdf {

    private final Mac mac;
    private final int length;

    /** Derives with the HMAC of this cryptography. */
    public Hkdf(Crypto crypto, HashAlgorithm hash) {
        this.mac = crypto.hmac(hash);
        this.length = hash.length();
    }

    /** HKDF-Extract. The salt must not be empty; where the RFC has none, it is hash-length zeros. */
    public Secret extract(byte[] salt, byte[] inputKeyingMaterial) {
        return Secret.adopt(hmac(salt, inputKeyingMaterial));
    }

    /** HKDF-Expand. */
    public Secret expand(Secret pseudorandomKey, byte[] info, int size) {
        if (size < 0 || size > 255 * length) {
            throw new IllegalArgumentException("HKDF yields 0 to " + 255 * length + " bytes, not " + size);
        }
        byte[] out = new byte[size];
        byte[] block = new byte[length];
        key(pseudorandomKey.bytes());
        for (int done = 0, counter = 1; done < size; counter++) {
            if (counter > 1) {
                mac.update(block);
            }
            mac.update(info);
            mac.update((byte) counter);
            finish(block);
            int count = Math.min(length, size - done);
            System.arraycopy(block, 0, out, done, count);
            done += count;
        }
        Arrays.fill(block, (byte) 0);
        return Secret.adopt(out);
    }

    /** A plain HMAC, as Finished and binders want it. */
    public byte[] hmac(byte[] key, byte[] content) {
        key(key);
        byte[] out = new byte[length];
        mac.update(content);
        finish(out);
        return out;
    }

    private void key(byte[] key) {
        try {
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the provider refuses an HMAC key of " + key.length + " bytes", e);
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

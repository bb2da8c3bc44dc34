package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Hkdf;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.HashAlgorithm;

/**
 * The derivations of the schedule over one hash. Used by one thread at a time.
 *
 * <pre>{@code
 * struct {
 *     uint16 length;
 *     opaque label<7..255> = "tls13 " + Label;
 *     opaque context<0..255> = Context;
 * } HkdfLabel;
 * }</pre>
 *
 * RFC 8446, Section 7.1.
 */
final class ExpandLabel {

    private static final byte[] NO_BYTES = {};

    private final Crypto crypto;
    private final HashAlgorithm hash;
    private final LabelPrefix prefix;
    private final Hkdf hkdf;

    ExpandLabel(Crypto crypto, HashAlgorithm hash, LabelPrefix prefix) {
        this.crypto = crypto;
        this.hash = hash;
        this.prefix = prefix;
        this.hkdf = new Hkdf(crypto, hash);
    }

    /** HKDF-Extract; the salt is the secret on the left of the RFC's figure, the other one comes from above. */
    Secret extract(Secret salt, Secret inputKeyingMaterial) {
        return hkdf.extract(salt.bytes(), inputKeyingMaterial.bytes());
    }

    /** HKDF-Expand-Label. */
    Secret expand(Secret secret, String label, byte[] context, int length) {
        byte[] name = prefix.with(label);
        byte[] info = new byte[2 + 1 + name.length + 1 + context.length];
        info[0] = (byte) (length >> 8);
        info[1] = (byte) length;
        info[2] = length8(name);
        System.arraycopy(name, 0, info, 3, name.length);
        info[3 + name.length] = length8(context);
        System.arraycopy(context, 0, info, 4 + name.length, context.length);
        return hkdf.expand(secret, info, length);
    }

    /** HKDF-Expand-Label without a context, for keys. */
    Secret expand(Secret secret, String label, int length) {
        return expand(secret, label, NO_BYTES, length);
    }

    /** Derive-Secret, the messages being hashed already. */
    Secret derive(Secret secret, String label, byte[] transcriptHash) {
        if (transcriptHash.length != hash.length()) {
            throw new IllegalArgumentException(
                    "a transcript hash of " + transcriptHash.length + " bytes is not one of " + hash);
        }
        return expand(secret, label, transcriptHash, hash.length());
    }

    /** Derive-Secret over no messages. */
    Secret derive(Secret secret, String label) {
        return derive(secret, label, hash(NO_BYTES));
    }

    byte[] hash(byte[] content) {
        return crypto.digest(hash).digest(content);
    }

    /** HMAC under a key that is derived with the label "finished", as Finished and binders want it. */
    byte[] finishedMac(Secret baseKey, byte[] transcriptHash) {
        try (Secret finishedKey = expand(baseKey, "finished", hash.length())) {
            return hkdf.hmac(finishedKey.bytes(), transcriptHash);
        }
    }

    /** Hash-length zeros, which stand where a secret is absent. */
    Secret zeros() {
        return Secret.adopt(new byte[hash.length()]);
    }

    private static byte length8(byte[] vector) {
        if (vector.length > 255) {
            throw new IllegalArgumentException("a label or context holds at most 255 bytes, not " + vector.length);
        }
        return (byte) vector.length;
    }
}

package dev.handfast.keys;

import dev.handfast.crypto.Secret;

/**
 * The premaster secrets of suites with a pre-shared key; without one, the shared secret of the groups is the premaster
 * secret itself.
 *
 * <pre>{@code
 * struct {
 *     opaque other_secret<0..2^16-1>;    // the shared secret, or as many zeros as the key has bytes
 *     opaque psk<0..2^16-1>;
 * };
 * }</pre>
 *
 * RFC 4279, Section 2; RFC 5489, Section 2.
 */
public final class PremasterSecret {

    private static final int LONGEST = 0xffff;

    private PremasterSecret() {}

    /**
     * Of a key alone. The result belongs to the caller.
     *
     * @param psk 1 to 65,535 bytes; stays the caller's
     */
    public static Secret of(Secret psk) {
        return join(new byte[psk.size()], psk.bytes());
    }

    /**
     * Of a key and a key exchange. The result belongs to the caller.
     *
     * @param sharedSecret at most 65,535 bytes; stays the caller's
     * @param psk 1 to 65,535 bytes; stays the caller's
     */
    public static Secret of(Secret sharedSecret, Secret psk) {
        return join(sharedSecret.bytes(), psk.bytes());
    }

    private static Secret join(byte[] other, byte[] psk) {
        if (psk.length == 0 || psk.length > LONGEST || other.length > LONGEST) {
            throw new IllegalArgumentException("a pre-shared key has 1 to 65535 bytes");
        }
        byte[] out = new byte[2 + other.length + 2 + psk.length];
        put(other, out, 0);
        put(psk, out, 2 + other.length);
        return Secret.adopt(out);
    }

    private static void put(byte[] vector, byte[] out, int at) {
        out[at] = (byte) (vector.length >> 8);
        out[at + 1] = (byte) vector.length;
        System.arraycopy(vector, 0, out, at + 2, vector.length);
    }
}

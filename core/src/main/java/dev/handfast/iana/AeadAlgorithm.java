package dev.handfast.iana;

/** The authenticated encryptions that cipher suites name (RFC 5116 and its registry). */
public enum AeadAlgorithm {
    AES_128_GCM(16, 16),
    AES_256_GCM(32, 16),
    CHACHA20_POLY1305(32, 16),
    AES_128_CCM(16, 16),
    AES_256_CCM(32, 16),
    AES_128_CCM_8(16, 8),
    AES_256_CCM_8(32, 8);

    private final int keyLength;
    private final int tagLength;

    AeadAlgorithm(int keyLength, int tagLength) {
        this.keyLength = keyLength;
        this.tagLength = tagLength;
    }

    /** The size of the key in bytes. */
    public int keyLength() {
        return keyLength;
    }

    /** The size of the authentication tag in bytes. */
    public int tagLength() {
        return tagLength;
    }

    /** The size of the nonce in bytes, the same for all of them. */
    public int nonceLength() {
        return 12;
    }
}

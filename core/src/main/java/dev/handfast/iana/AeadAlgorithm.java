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

    /**
     * How much of the nonce TLS 1.2 derives with the keys and never changes, in bytes. What is missing to {@link
     * #nonceLength} stands in every record (RFC 5288, Section 3; RFC 6655, Section 3; RFC 7905, Section 2).
     */
    public int fixedIvLength() {
        return this == CHACHA20_POLY1305 ? nonceLength() : 4;
    }

    /** The size of the nonce in bytes, the same for all of them. */
    public int nonceLength() {
        return 12;
    }
}

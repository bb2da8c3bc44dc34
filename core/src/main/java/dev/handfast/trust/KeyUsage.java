package dev.handfast.trust;

/** What the key of a certificate may be used for; the bits of RFC 5280, Section 4.2.1.3. */
public enum KeyUsage {
    DIGITAL_SIGNATURE(0),
    CONTENT_COMMITMENT(1),
    KEY_ENCIPHERMENT(2),
    DATA_ENCIPHERMENT(3),
    KEY_AGREEMENT(4),
    KEY_CERT_SIGN(5),
    CRL_SIGN(6),
    ENCIPHER_ONLY(7),
    DECIPHER_ONLY(8);

    private final int bit;

    KeyUsage(int bit) {
        this.bit = bit;
    }

    /** The place in the bit string, counted from the left of two bytes. */
    int mask() {
        return 0x8000 >>> bit;
    }
}

package dev.handfast.iana;

/** How a suite of TLS 1.2 exchanges keys and authenticates the server. RFC 8422, RFC 4279, RFC 5489. */
public enum KeyExchange12 {
    /** Ephemeral shares, signed with the ECDSA or EdDSA key of a certificate. */
    ECDHE_ECDSA,
    /** Ephemeral shares, signed with the RSA key of a certificate. */
    ECDHE_RSA,
    /** Ephemeral shares and a pre-shared key. */
    ECDHE_PSK,
    /** A pre-shared key alone: without forward secrecy. */
    PSK;

    /** Whether both sides send shares of a group. */
    public boolean hasShares() {
        return this != PSK;
    }

    /** Whether a pre-shared key authenticates both sides; otherwise a certificate does. */
    public boolean hasPsk() {
        return this == PSK || this == ECDHE_PSK;
    }

    /** Whether the server signs with the key of a certificate. */
    public boolean hasCertificate() {
        return !hasPsk();
    }
}

package dev.handfast.config;

/**
 * What is made of the OCSP responses that peers staple to their certificates (RFC 8446, Section 4.4.2.1). Nothing is ever
 * fetched: who wants more brings a {@link PeerVerifier}.
 */
public enum Revocation {

    /** Nothing: withdrawn certificates are believed until they expire. */
    NOT_CHECKED,

    /**
     * Fails open: who staples nothing is believed. A response that is there must be genuine, fresh, and say good; anything
     * else ends the handshake, as RFC 6066, Section 8, demands.
     */
    IF_STAPLED,

    /**
     * Fails closed: the peer's own certificate must have such a response. Certificates that stand in its chain may go
     * without, but whatever they have must be good. A client then resumes nothing, since a resumed handshake shows no
     * fresh response.
     */
    REQUIRED
}

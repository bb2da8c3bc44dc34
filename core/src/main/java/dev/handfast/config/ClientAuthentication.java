package dev.handfast.config;

/** Whether a server asks its clients for a certificate in the handshake (RFC 8446, Section 4.3.2). */
public enum ClientAuthentication {
    /** It does not ask. */
    NONE,
    /** It asks, and goes on without. */
    REQUESTED,
    /** It asks, and ends the handshake with certificate_required when none comes. */
    REQUIRED
}

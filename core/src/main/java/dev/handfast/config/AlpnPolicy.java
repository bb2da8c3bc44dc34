package dev.handfast.config;

/** What a server does when a client shares none of its application protocols (RFC 7301, Section 3.2). */
public enum AlpnPolicy {
    /** It ends the handshake with no_application_protocol. */
    REFUSE,
    /** It goes on without a protocol, as GIO does. */
    CONTINUE
}

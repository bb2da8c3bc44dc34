package dev.handfast.message;

/** How the delivery of a handshake message is known; a stream treats all alike. RFC 9147, Sections 5.8 and 7.1. */
public enum FlightKind {
    /** Part of a flight of the handshake which whatever the peer sends next acknowledges. */
    ANSWERED,
    /** Part of the last flight of a handshake: kept until it is acknowledged, or for a while. */
    FINAL,
    /**
     * A message after the handshake: a flight and a timer of its own, until it is acknowledged or its answer has come.
     * Messages of the peer in between mean nothing.
     */
    ALONE
}

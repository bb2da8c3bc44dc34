package dev.handfast.message;

/** How the delivery of a handshake message is known; a stream treats all alike. RFC 9147, Section 5.8. */
public enum FlightKind {
    /** The peer's next flight acknowledges it. */
    ANSWERED,
    /** The last flight of a handshake: kept until it is acknowledged, or for a while. */
    FINAL,
    /** A message after the handshake: a flight, a timer and an acknowledgement of its own. */
    ALONE
}

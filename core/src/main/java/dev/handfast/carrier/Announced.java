package dev.handfast.carrier;

import dev.handfast.iana.HandshakeType;

/**
 * What is known of a handshake message before all of it is there.
 *
 * @param length the size of the body, as the peer says
 * @param epoch the epoch of the records it comes in
 */
public record Announced(HandshakeType type, int length, int epoch) {}

package dev.handfast.handshake;

import dev.handfast.config.SessionFacts;

/** What a connection rests on: how the peers have proved who they are. */
public sealed interface Authentication {

    /** Certificates in this handshake, at least the server's. */
    record ByCertificate() implements Authentication {}

    /** An earlier handshake. */
    record BySession(SessionFacts facts) implements Authentication {}

    /**
     * An external key.
     *
     * @param identity the name of the key, one character a byte
     */
    record ByPsk(String identity) implements Authentication {}
}

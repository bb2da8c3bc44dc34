package dev.handfast.conformance.interop;

import dev.handfast.iana.AlertDescription;

/** A server of another implementation, which answers every line: openssl with it reversed, the others with the same. */
interface PeerServer extends AutoCloseable {

    int port();

    /** Waits until it has reported this fatal alert of a client. */
    void awaitAlert(AlertDescription alert);

    @Override
    void close();
}

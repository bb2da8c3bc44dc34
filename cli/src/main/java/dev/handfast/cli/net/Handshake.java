package dev.handfast.cli.net;

import dev.handfast.TlsConnection;
import dev.handfast.cli.basis.UnfinishedException;
import dev.handfast.fault.TruncatedException;
import java.io.IOException;

/** The handshake of a connection, within its time. */
public final class Handshake {

    private Handshake() {}

    /**
     * Does it, and lifts the deadline of the transport when it is over.
     *
     * @throws UnfinishedException when the peer leaves without a word
     */
    public static void perform(TlsConnection connection, TimedTransport transport) throws IOException {
        try {
            connection.handshake();
        } catch (TruncatedException e) {
            throw new UnfinishedException(e);
        }
        transport.lift();
    }
}

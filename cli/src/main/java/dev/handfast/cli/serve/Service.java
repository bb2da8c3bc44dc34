package dev.handfast.cli.serve;

import dev.handfast.TlsConnection;
import dev.handfast.cli.net.TimedTransport;
import java.io.IOException;

/** What a server does for a client once the handshake is over. Used by many threads at once. */
interface Service {

    /**
     * Serves one client until it or the service has had enough; returning, the connection is ended in an orderly way.
     *
     * @param transport below the connection, for a service that must end it in another way
     */
    void serve(TlsConnection connection, TimedTransport transport) throws IOException;
}

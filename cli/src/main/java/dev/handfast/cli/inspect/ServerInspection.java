package dev.handfast.cli.inspect;

import dev.handfast.TlsConnection;
import dev.handfast.cli.basis.HostPort;
import dev.handfast.cli.net.Deadline;
import dev.handfast.cli.net.Dialer;
import dev.handfast.cli.net.TimedTransport;
import dev.handfast.cli.report.EngineEvents;
import dev.handfast.cli.report.Report;
import dev.handfast.config.ClientConfig;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** One handshake with a server, and nothing else. */
record ServerInspection(HostPort target, PeerIdentity server, ClientConfig config, Duration timeout) {

    void tell(Report report) throws IOException {
        Deadline deadline = Deadline.in(timeout);
        EngineEvents events = new EngineEvents(
                report, target.toString(), info -> server.serverName().orElse(""));
        try (Socket socket = Dialer.dial(target, deadline);
                TlsConnection connection = TlsConnection.client(new TimedTransport(socket, deadline), config, server)
                        .onEvent(events)) {
            connection.handshake();
        }
    }
}

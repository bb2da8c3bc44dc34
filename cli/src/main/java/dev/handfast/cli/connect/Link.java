package dev.handfast.cli.connect;

import dev.handfast.TlsConnection;
import dev.handfast.cli.basis.HostPort;
import dev.handfast.cli.net.Deadline;
import dev.handfast.cli.net.Dialer;
import dev.handfast.cli.net.Farewell;
import dev.handfast.cli.net.Handshake;
import dev.handfast.cli.net.TimedTransport;
import dev.handfast.cli.option.StartTlsOption;
import dev.handfast.cli.report.EngineEvents;
import dev.handfast.cli.report.Report;
import dev.handfast.config.ClientConfig;
import dev.handfast.trust.PeerIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** A connection to a server, whose handshake is over. */
public final class Link implements Closeable {

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final TimedTransport transport;
    private final TlsConnection connection;
    private final EngineEvents events;

    private Link(TimedTransport transport, TlsConnection connection, EngineEvents events) {
        this.transport = transport;
        this.connection = connection;
        this.events = events;
    }

    /**
     * How to get there.
     *
     * @param timeout for everything up to the end of the handshake; zero for any time
     */
    public record Plan(
            HostPort target, PeerIdentity server, ClientConfig config, StartTlsOption startTls, Duration timeout) {}

    /** Goes there, and tells of the handshake and of everything after it. */
    public static Link open(Plan plan, Report report) throws IOException {
        Patience patience = Patience.with(plan.target().toString(), report);
        try {
            return connect(plan, report);
        } finally {
            patience.end();
        }
    }

    private static Link connect(Plan plan, Report report) throws IOException {
        EngineEvents events = new EngineEvents(
                report,
                plan.target().toString(),
                info -> plan.server().serverName().orElse(""));
        Deadline deadline = Deadline.in(plan.timeout());
        Socket socket = Dialer.dial(plan.target(), deadline);
        try {
            TimedTransport transport = new TimedTransport(socket, deadline);
            plan.startTls().ask(transport, plan.server().text());
            TlsConnection connection = TlsConnection.client(transport, plan.config(), plan.server())
                    .onEvent(events);
            Handshake.perform(connection, transport);
            return new Link(transport, connection, events);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    TlsConnection connection() {
        return connection;
    }

    TimedTransport transport() {
        return transport;
    }

    /** Whether the server has said that it sends no more. */
    public boolean isPeerClosed() {
        return events.isPeerClosed();
    }

    /** Ends a connection that was for nothing but its handshake, and what comes with it. */
    public void leave() throws IOException {
        Farewell.say(connection, transport, FAREWELL);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}

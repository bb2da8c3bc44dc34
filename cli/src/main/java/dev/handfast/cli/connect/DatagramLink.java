package dev.handfast.cli.connect;

import dev.handfast.DatagramTransport;
import dev.handfast.DtlsConnection;
import dev.handfast.cli.basis.HostPort;
import dev.handfast.cli.net.DatagramDialer;
import dev.handfast.cli.net.DatagramHandshake;
import dev.handfast.cli.report.EngineEvents;
import dev.handfast.cli.report.Report;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.DatagramSettings;
import dev.handfast.trust.PeerIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;

/** A connection to a server over datagrams, whose handshake is over. */
final class DatagramLink implements Closeable {

    private final DatagramTransport transport;
    private final DtlsConnection connection;
    private final EngineEvents events;

    private DatagramLink(DatagramTransport transport, DtlsConnection connection, EngineEvents events) {
        this.transport = transport;
        this.connection = connection;
        this.events = events;
    }

    /**
     * How to get there.
     *
     * @param timeout for the handshake; zero for any time
     */
    record Plan(
            HostPort target, PeerIdentity server, ClientConfig config, DatagramSettings network, Duration timeout) {}

    /** Goes there, and tells of the handshake and of everything after it. */
    static DatagramLink open(Plan plan, Report report) throws IOException {
        Patience patience = Patience.with(plan.target().toString(), report);
        try {
            return connect(plan, report);
        } finally {
            patience.end();
        }
    }

    private static DatagramLink connect(Plan plan, Report report) throws IOException {
        EngineEvents events = new EngineEvents(
                report,
                plan.target().toString(),
                info -> plan.server().serverName().orElse(""));
        DatagramChannel channel = DatagramDialer.dial(plan.target());
        try {
            DatagramTransport transport = DatagramTransport.of(channel);
            DtlsConnection connection = DtlsConnection.client(transport, plan.config(), plan.server(), plan.network())
                    .onEvent(events);
            DatagramHandshake.perform(connection, plan.timeout());
            return new DatagramLink(transport, connection, events);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    DtlsConnection connection() {
        return connection;
    }

    /** Whether the server has said that it sends no more. */
    boolean isPeerClosed() {
        return events.isPeerClosed();
    }

    @Override
    public void close() throws IOException {
        connection.close();
        transport.close();
    }
}

package dev.handfast.cli.serve;

import dev.handfast.TlsConnection;
import dev.handfast.cli.basis.ExitCode;
import dev.handfast.cli.net.Deadline;
import dev.handfast.cli.net.Farewell;
import dev.handfast.cli.net.Handshake;
import dev.handfast.cli.net.TimedTransport;
import dev.handfast.cli.report.Doctor;
import dev.handfast.cli.report.EngineEvents;
import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** One connection of a server, from its acceptance to its end. */
final class Guest {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final String address;
    private final TimedTransport transport;
    private final TlsConnection connection;
    private final EngineEvents events;
    private final Report report;
    private volatile boolean dismissed;

    private Guest(Socket socket, ServerConfig config, Deadline deadline, Report report) throws IOException {
        this.report = report;
        address = socket.getInetAddress().getHostAddress() + " port " + socket.getPort();
        events = new EngineEvents(report, address, ConnectionInfo::serverName);
        transport = new TimedTransport(socket, deadline);
        connection = TlsConnection.server(transport, config).onEvent(events);
    }

    /** Somebody who has just come; {@link #serve} has to follow. */
    static Guest of(Socket socket, ServerConfig config, Deadline deadline, Report report) throws IOException {
        socket.setTcpNoDelay(true);
        return new Guest(socket, config, deadline, report);
    }

    /** Does the handshake, serves, and ends. Returns the exit code that the connection alone would end a program with. */
    int serve(Service service) {
        try (connection) {
            Handshake.perform(connection, transport);
            service.serve(connection, transport);
            Farewell.say(connection, transport, FAREWELL);
            report.tell(new Event.Closed(events.isPeerClosed()));
            return ExitCode.DONE;
        } catch (IOException | RuntimeException e) {
            return end(e);
        }
    }

    /** Ends the connection while it is being served. */
    void dismiss() {
        dismissed = true;
        try {
            connection.close();
        } catch (IOException e) {
            return; // it was gone already
        }
    }

    private int end(Exception reason) {
        if (dismissed) {
            report.tell(new Event.Closed(true));
            return ExitCode.DONE;
        }
        Event.Failed failed = new Event.Failed(new Doctor("the client", address).diagnose(reason));
        report.tell(failed);
        return failed.diagnosis().exitCode();
    }
}

package dev.handfast.cli.serve;

import dev.handfast.DtlsConnection;
import dev.handfast.DtlsListener;
import dev.handfast.cli.basis.ExitCode;
import dev.handfast.cli.net.DatagramHandshake;
import dev.handfast.cli.report.Doctor;
import dev.handfast.cli.report.EngineEvents;
import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import dev.handfast.engine.ConnectionInfo;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One connection over datagrams, from its acceptance to its end: each message goes back as it came. */
final class DatagramGuest {

    private static final int LARGEST = 65_535;

    /** A client that is silent for so long has gone: its close_notify may have been lost. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final String address;
    private final DtlsConnection connection;
    private final EngineEvents events;
    private final Duration timeout;
    private final Report report;

    private DatagramGuest(String address, DtlsConnection connection, Duration timeout, Report report) {
        this.address = address;
        this.connection = connection;
        this.timeout = timeout;
        this.report = report;
        this.events = new EngineEvents(report, address, ConnectionInfo::serverName);
    }

    /** Somebody who has just come; {@link #serve} has to follow. */
    static DatagramGuest of(DtlsListener.Accepted accepted, Duration timeout, Report report) {
        InetSocketAddress from = accepted.address();
        String address = from.getAddress().getHostAddress() + " port " + from.getPort();
        DatagramGuest guest = new DatagramGuest(address, accepted.connection(), timeout, report);
        guest.connection.onEvent(guest.events);
        return guest;
    }

    /**
     * Does the handshake, serves, and ends. Returns the exit code that the connection alone would end a program with.
     *
     * @param isDismissed whether an end that comes of itself is wanted
     */
    int serve(BooleanSupplier isDismissed) {
        try (connection) {
            DatagramHandshake.perform(connection, timeout);
            echo();
            connection.shutdownOutput();
            report.tell(new Event.Closed(events.isPeerClosed()));
            return ExitCode.DONE;
        } catch (IOException | RuntimeException e) {
            return end(e, isDismissed.getAsBoolean());
        }
    }

    private void echo() throws IOException {
        ByteBuffer message = ByteBuffer.allocate(LARGEST);
        while (isNext(message.clear())) {
            message.flip();
            if (message.remaining() > connection.maximumPayload()) {
                report.tell(new Event.Warning("a message of " + message.remaining()
                        + " bytes is too long to send back: --mtu sets the most"));
            } else {
                connection.send(message);
            }
        }
    }

    private boolean isNext(ByteBuffer message) throws IOException {
        try {
            Optional<DtlsConnection.Received> received = connection.receive(message, IDLE);
            return received.isPresent();
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private int end(Exception reason, boolean isDismissed) {
        if (isDismissed) {
            report.tell(new Event.Closed(true));
            return ExitCode.DONE;
        }
        Event.Failed failed = new Event.Failed(new Doctor("the client", address).diagnose(reason));
        report.tell(failed);
        return failed.diagnosis().exitCode();
    }
}

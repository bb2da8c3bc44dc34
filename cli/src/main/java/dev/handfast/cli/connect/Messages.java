package dev.handfast.cli.connect;

import dev.handfast.DtlsConnection;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** What the peer sends over datagrams on its way to standard output. */
final class Messages {

    private static final int LARGEST = 65_535;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final DtlsConnection connection;
    private final StandardOutput out;
    private final byte[] buffer = new byte[LARGEST];

    Messages(DtlsConnection connection, StandardOutput out) {
        this.connection = connection;
        this.out = out;
    }

    /**
     * Prints all messages until the peer says that no more will come, nobody reads them any more, or the input has ended and
     * the peer is silent. That is no fault: its close_notify may be lost as any datagram.
     *
     * @param silence for how long a peer may be silent after the end of the input; zero for any time
     */
    void run(Lines input, Duration silence) throws IOException {
        long last = System.nanoTime();
        while (!isOver(silence, last)) {
            boolean hadEnded = input.hasEnded();
            try {
                if (!printNext()) {
                    return;
                }
                last = System.nanoTime();
            } catch (SocketTimeoutException nothing) {
                last = hadEnded ? last : System.nanoTime();
            } finally {
                input.requireSound();
            }
        }
    }

    /** Ends a connection that was for nothing but its handshake, and what comes with it. */
    static void leave(DtlsConnection connection, Duration patience) throws IOException {
        connection.shutdownOutput();
        long start = System.nanoTime();
        ByteBuffer unwanted = ByteBuffer.allocate(LARGEST);
        boolean isMore = true;
        try {
            while (isMore) {
                Duration left = patience.minusNanos(System.nanoTime() - start);
                isMore = connection.receive(unwanted.clear(), left).isPresent();
            }
        } catch (SocketTimeoutException e) {
            return; // everything was said, and the answer may be lost
        }
    }

    private static boolean isOver(Duration silence, long last) {
        return !silence.isZero() && System.nanoTime() - last >= silence.toNanos();
    }

    /** Whether there was a message, and somebody who reads it. */
    private boolean printNext() throws IOException {
        Optional<DtlsConnection.Received> received = connection.receive(ByteBuffer.wrap(buffer), LOOK_AGAIN);
        return received.isPresent() && out.print(buffer, received.get().length());
    }
}

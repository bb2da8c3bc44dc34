package dev.handfast.cli.connect;

import dev.handfast.DtlsConnection;
import dev.handfast.cli.basis.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of standard input on their way to the peer, in a thread of its own: each is a message, with its line feed; at
 * their end, close_notify.
 */
final class Lines {

    private final InputStream in;
    private final DtlsConnection connection;
    private volatile boolean ended;
    private volatile @Nullable InputException unusable;
    private volatile @Nullable RuntimeException fault;

    Lines(InputStream in, DtlsConnection connection) {
        this.in = new BufferedInputStream(in);
        this.connection = connection;
    }

    /** Begins, in a thread that keeps nobody alive. */
    void start() {
        Thread thread = new Thread(this::run, "standard input");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether close_notify has been sent. */
    boolean hasEnded() {
        return ended;
    }

    /** Throws what went wrong here, and should not have. */
    void requireSound() throws InputException {
        if (unusable != null) {
            throw unusable;
        }
        if (fault != null) {
            throw fault;
        }
    }

    private void run() {
        try {
            send();
            connection.shutdownOutput();
            ended = true;
        } catch (InputException e) {
            unusable = e;
        } catch (IOException | IllegalStateException e) {
            return; // the connection is over, and whoever receives says why
        } catch (RuntimeException e) {
            fault = e;
        }
    }

    private void send() throws IOException {
        for (Optional<byte[]> line = next(); line.isPresent(); line = next()) {
            connection.send(ByteBuffer.wrap(line.get()));
        }
    }

    /** The next line, with its line feed if it has one; empty at the end. */
    private Optional<byte[]> next() throws IOException {
        int most = connection.maximumPayload();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            if (line.size() == most) {
                throw new InputException(
                        "a line of standard input is longer than the " + most + " bytes that a message may have",
                        "--mtu allows larger datagrams, where the network does.");
            }
            line.write(next);
            if (next == '\n') {
                break;
            }
            next = in.read();
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }
}

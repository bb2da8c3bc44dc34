package dev.handfast.cli.connect;

import dev.handfast.TlsConnection;
import dev.handfast.cli.net.TimedTransport;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Standard input on its way to the peer, in a thread of its own; at its end, close_notify.
 *
 * <p>Afterwards it watches over the silence of the peer: a peer that neither sends nor closes must not keep the program
 * for ever.
 */
final class Upload {

    private static final int CHUNK = 1 << 14;

    private final InputStream in;
    private final Outlet outlet;
    private final TlsConnection connection;
    private final TimedTransport transport;
    private final Duration silence;
    private volatile boolean quit;
    private volatile boolean gaveUp;
    private volatile @Nullable RuntimeException fault;

    Upload(InputStream in, Outlet outlet, TlsConnection connection, TimedTransport transport, Duration silence) {
        this.in = in;
        this.outlet = outlet;
        this.connection = connection;
        this.transport = transport;
        this.silence = silence;
    }

    /** Begins, in a thread that keeps nobody alive. */
    void start() {
        Thread thread = new Thread(this::run, "standard input");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the person wanted to end. */
    boolean hasQuit() {
        return quit;
    }

    /** Whether the peer was silent for too long. */
    boolean hasGivenUp() {
        return gaveUp;
    }

    /** Throws what went wrong here, and should not have. */
    void requireSound() {
        if (fault != null) {
            throw fault;
        }
    }

    /** How long the peer may be silent. */
    Duration silence() {
        return silence;
    }

    private void run() {
        try {
            if (copy()) {
                connection.shutdownOutput();
                watch();
            } else {
                quit = true;
                connection.close();
            }
        } catch (IOException | IllegalStateException e) {
            return; // the connection is over, and whoever reads from it says why
        } catch (RuntimeException e) {
            fault = e;
            transport.abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean copy() throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (!outlet.take(buffer, count)) {
                return false;
            }
        }
        return true;
    }

    private void watch() throws InterruptedException {
        if (silence.isZero()) {
            return;
        }
        long since = System.nanoTime();
        while (true) {
            long last = Math.max(since, transport.lastRead());
            Duration left = silence.minusNanos(System.nanoTime() - last);
            if (left.isNegative() || left.isZero()) {
                gaveUp = true;
                transport.abort();
                return;
            }
            Thread.sleep(left.toMillis() + 1);
        }
    }
}

package dev.handfast.cli.serve;

import dev.handfast.TlsConnection;
import dev.handfast.cli.basis.HostPort;
import dev.handfast.cli.net.Deadline;
import dev.handfast.cli.net.Dialer;
import dev.handfast.cli.net.TimedTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Passes the plain bytes on to another server and back.
 *
 * <p>An end on one side becomes an end on the other; a failure on one side becomes an end without close_notify, so that a
 * client cannot take half an answer for the whole.
 */
final class ForwardService implements Service {

    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final int CHUNK = 1 << 14;

    private final HostPort target;
    private final ExecutorService threads;

    ForwardService(HostPort target, ExecutorService threads) {
        this.target = target;
        this.threads = threads;
    }

    @Override
    public void serve(TlsConnection connection, TimedTransport transport) throws IOException {
        try (Socket plain = dial()) {
            Future<?> back = threads.submit(() -> {
                back(plain, connection, transport);
                return true;
            });
            copy(connection.inputStream(), plain.getOutputStream());
            plain.shutdownOutput();
            back.get();
        } catch (IOException e) {
            transport.abort();
            throw e;
        } catch (ExecutionException e) {
            throw new IOException("the connection to " + target + " broke: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static void back(Socket plain, TlsConnection connection, TimedTransport transport) throws IOException {
        try {
            copy(plain.getInputStream(), connection.outputStream());
            connection.shutdownOutput();
        } catch (IOException e) {
            transport.abort();
            throw e;
        }
    }

    private Socket dial() throws IOException {
        try {
            return Dialer.dial(target, Deadline.in(CONNECT_TIME));
        } catch (IOException e) {
            throw new IOException("nothing can be forwarded to " + target + ": " + e.getMessage(), e);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            out.flush();
        }
    }
}

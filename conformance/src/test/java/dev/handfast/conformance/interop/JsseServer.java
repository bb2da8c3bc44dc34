package dev.handfast.conformance.interop;

import dev.handfast.iana.AlertDescription;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server of some JSSE in this process, which sends back what it receives. */
final class JsseServer implements PeerServer {

    private final Setup setup;
    private final SSLServerSocket socket;
    private final Log log = new Log();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    JsseServer(Setup setup, Jsse jsse) throws IOException {
        this.setup = setup;
        socket = (SSLServerSocket) jsse.context(setup)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void awaitAlert(AlertDescription alert) {
        log.await(Jsse.report(alert), () -> false);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                SSLSocket connection = (SSLSocket) socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                log.line(e.toString());
            }
        }
    }

    private void serve(SSLSocket connection) {
        try (connection) {
            connection.setSoTimeout(Ours.PATIENCE_MILLIS);
            Jsse.configure(connection, setup, false);
            connection.startHandshake();
            connection.getInputStream().transferTo(connection.getOutputStream());
        } catch (IOException e) {
            log.line(e.toString());
        }
    }
}

package dev.handfast.conformance.interop;

import dev.handfast.iana.AlertDescription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client of JSSE in this process, with a thread of its own. */
final class JsseClient implements PeerClient {

    private final Log log = new Log();
    private final SSLSocket socket;
    private final Thread thread;

    JsseClient(int port, Setup setup) throws IOException {
        this(port, setup, Jsse.context(setup));
    }

    /** A client that shares its sessions with others of the same context. */
    JsseClient(int port, Setup setup, SSLContext context) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setSoTimeout(Ours.PATIENCE_MILLIS);
        socket = (SSLSocket) context.getSocketFactory().createSocket(plain, Material.HOST, port, true);
        SSLParameters parameters = Jsse.parameters(setup);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(Material.HOST))); // which has no dot: not sent unless told
        socket.setSSLParameters(parameters);
        thread = new Thread(this::talk, "JSSE client");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void await(String text) {
        log.await(text, () -> !thread.isAlive());
    }

    @Override
    public void awaitAlert(AlertDescription alert) {
        log.await("Received fatal alert: " + alert, () -> !thread.isAlive());
    }

    @Override
    public void leave() throws IOException, InterruptedException {
        socket.shutdownOutput();
        thread.join(TimeUnit.SECONDS.toMillis(60));
        log.await("the end", () -> true);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void talk() {
        try {
            socket.startHandshake();
            socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(log);
            log.line("the end");
        } catch (IOException e) {
            log.line(e.toString());
        }
    }
}

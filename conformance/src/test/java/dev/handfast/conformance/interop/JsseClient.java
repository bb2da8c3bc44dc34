package dev.handfast.conformance.interop;

import dev.handfast.iana.AlertDescription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.jsse.BCSSLSocket;

/** A client of some JSSE in this process, with a thread of its own. */
final class JsseClient implements PeerClient {

    private final Log log = new Log();
    private final SSLSocket socket;
    private final Thread thread;

    JsseClient(int port, Setup setup, Jsse jsse) throws IOException {
        this(port, setup, jsse.context(setup));
    }

    /** A client that shares its sessions with others of the same context. */
    JsseClient(int port, Setup setup, SSLContext context) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setSoTimeout(Ours.PATIENCE_MILLIS);
        socket = (SSLSocket) context.getSocketFactory().createSocket(plain, Material.HOST, port, true);
        Jsse.configure(socket, setup, true);
        thread = new Thread(this::talk, "JSSE client");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void type(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void await(String text) {
        log.await(text, () -> !thread.isAlive());
    }

    @Override
    public void awaitAlert(AlertDescription alert) {
        log.await(Jsse.report(alert), () -> !thread.isAlive());
    }

    @Override
    public void leave() throws IOException, InterruptedException {
        if (!(socket instanceof BCSSLSocket)) { // which answers close_notify by itself
            socket.shutdownOutput();
        }
        thread.join(TimeUnit.SECONDS.toMillis(60));
        log.await("the end", () -> true);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.line(e.toString()); // nobody listens to its goodbye any more
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

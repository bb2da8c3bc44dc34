package dev.handfast.conformance.interop;

import dev.handfast.iana.CipherSuite;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** A client or server of JSSE in this process, with DTLS 1.2 and a thread of its own; the server serves one at a time. */
final class DatagramJsse implements DatagramSide {

    private static final int LARGEST = 65_535;

    private final Log log = new Log();
    private final DatagramSocket socket;
    private final int port;
    private final Thread thread;
    private volatile boolean closed;

    private DatagramJsse(DatagramSocket socket, int port, Talk talk) {
        this.socket = socket;
        this.port = port;
        thread = new Thread(() -> talk(talk), "JSSE over datagrams");
        thread.setDaemon(true);
    }

    /** What one side does until it has no more to do. */
    private interface Talk {
        void run(DatagramJsse side) throws IOException;
    }

    static DatagramSide serve(DatagramSetup setup) throws IOException {
        SSLContext context = context(setup);
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        return start(new DatagramJsse(socket, socket.getLocalPort(), side -> side.serve(context, setup)));
    }

    static DatagramSide connect(int port, DatagramSetup setup, SSLContext context) throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        return start(new DatagramJsse(socket, port, side -> side.converse(context, setup)));
    }

    static SSLContext context(DatagramSetup setup) throws IOException {
        Setup plain = Setup.client();
        return Jsse.OF_JAVA.context(setup.own().map(plain::with).orElse(plain), "DTLS");
    }

    private static DatagramSide start(DatagramJsse side) {
        side.thread.start();
        return side;
    }

    private void talk(Talk talk) {
        try {
            talk.run(this);
        } catch (IOException e) {
            log.line(e.toString());
        }
    }

    private void serve(SSLContext context, DatagramSetup setup) throws IOException {
        while (!closed) {
            DatagramPacket first = new DatagramPacket(new byte[LARGEST], LARGEST);
            socket.setSoTimeout(0);
            socket.receive(first);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            engine.setSSLParameters(parameters(setup));
            DatagramEngine talk = new DatagramEngine(engine, socket, first.getSocketAddress(), log);
            try {
                talk.begin(first);
                talk.echo();
            } catch (IOException e) {
                log.line(e.toString());
            }
        }
    }

    private void converse(SSLContext context, DatagramSetup setup) throws IOException {
        SSLEngine engine = context.createSSLEngine(Material.HOST, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = parameters(setup);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(Material.HOST)));
        engine.setSSLParameters(parameters);
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        DatagramEngine talk = new DatagramEngine(engine, socket, server, log);
        talk.begin();
        talk.send("hello\n");
        talk.listen();
    }

    private static SSLParameters parameters(DatagramSetup setup) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"DTLSv1.2"});
        parameters.setNeedClientAuth(setup.demanding());
        parameters.setEnableRetransmissions(true);
        parameters.setMaximumPacketSize(setup.mtu());
        setup.suite().ifPresent(suite -> parameters.setCipherSuites(new String[] {suite.toString()}));
        return parameters;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void answer(String line, String answer) {
        await(line);
    }

    @Override
    public void await(String regex) {
        log.await(regex, () -> !thread.isAlive());
    }

    @Override
    public void awaitSuite(CipherSuite suite) {
        await("DTLSv1\\.2 " + suite + " ");
    }

    @Override
    public void awaitResumption() {
        await("resumed");
    }

    @Override
    public void awaitGoodbye() {
        await("close_notify");
    }

    @Override
    public boolean saysGoodbye() {
        return true;
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
    }
}

package dev.handfast.conformance.interop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLSession;

/** An engine of JSSE that speaks DTLS with one peer, on one thread. */
final class DatagramEngine {

    private static final int LARGEST = 65_535;
    private static final int AGAIN_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofMillis(Ours.PATIENCE_MILLIS);

    private final SSLEngine engine;
    private final DatagramSocket socket;
    private final SocketAddress peer;
    private final Log log;
    private final ByteBuffer received = ByteBuffer.allocate(LARGEST);
    private final ByteBuffer toSend = ByteBuffer.allocate(LARGEST);
    private final long created = System.currentTimeMillis();
    private ByteBuffer waiting = ByteBuffer.allocate(0);

    DatagramEngine(SSLEngine engine, DatagramSocket socket, SocketAddress peer, Log log) {
        this.engine = engine;
        this.socket = socket;
        this.peer = peer;
        this.log = log;
    }

    /** Does the handshake of a server, whose client has sent this. */
    void begin(DatagramPacket first) throws IOException {
        waiting = ByteBuffer.wrap(first.getData(), 0, first.getLength());
        begin();
    }

    /** Does the handshake, and logs what it has settled. */
    void begin() throws IOException {
        engine.beginHandshake();
        long start = System.nanoTime();
        while (step()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new SocketTimeoutException("the handshake is not over: " + engine.getHandshakeStatus());
            }
        }
        SSLSession session = engine.getSession();
        log.line(session.getProtocol() + " " + session.getCipherSuite() + " "
                + (session.getCreationTime() < created ? "resumed" : "new"));
        if (engine.getNeedClientAuth()) {
            log.line("client " + session.getPeerPrincipal());
        }
    }

    /** Whether the handshake is not over. */
    private boolean step() throws IOException {
        HandshakeStatus status = engine.getHandshakeStatus();
        switch (status) {
            case NEED_TASK -> {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            }
            case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
            case NEED_UNWRAP_AGAIN -> unwrap(ByteBuffer.allocate(0));
            case NEED_UNWRAP -> {
                if (waiting.hasRemaining() || receive(AGAIN_MILLIS)) {
                    unwrap(waiting);
                } else {
                    wrap(ByteBuffer.allocate(0)); // which sends the flight again
                }
            }
            case FINISHED, NOT_HANDSHAKING -> {
                return false;
            }
        }
        return true;
    }

    void send(String text) throws IOException {
        wrap(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Logs what it receives, until the peer has said goodbye; then says so too. */
    void listen() throws IOException {
        converse(false);
    }

    /** As {@link #listen}, and sends everything back. */
    void echo() throws IOException {
        converse(true);
    }

    private void converse(boolean echoing) throws IOException {
        while (!engine.isInboundDone()) {
            if (!waiting.hasRemaining() && !receive(Ours.PATIENCE_MILLIS)) {
                throw new SocketTimeoutException("the peer says no more");
            }
            String text = unwrap(waiting);
            log.line(text);
            if (echoing && !text.isEmpty()) {
                send(text);
            }
        }
        log.line("close_notify");
        engine.closeOutbound();
        boolean isSpeaking = true;
        while (isSpeaking && !engine.isOutboundDone()) {
            isSpeaking = wrap(ByteBuffer.allocate(0));
        }
    }

    /** Whether there was anything to send. */
    private boolean wrap(ByteBuffer source) throws IOException {
        SSLEngineResult result = engine.wrap(source, toSend.clear());
        toSend.flip();
        if (toSend.hasRemaining()) {
            socket.send(new DatagramPacket(toSend.array(), toSend.limit(), peer));
        }
        return result.bytesProduced() > 0;
    }

    /** Opens the next record of a datagram. */
    private String unwrap(ByteBuffer datagram) throws IOException {
        int before = datagram.remaining();
        SSLEngineResult result = engine.unwrap(datagram, received.clear());
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW
                || (before > 0
                        && datagram.remaining() == before
                        && result.bytesProduced() == 0
                        && !isWorking(result))) {
            datagram.position(datagram.limit());
        }
        return StandardCharsets.ISO_8859_1.decode(received.flip()).toString();
    }

    private static boolean isWorking(SSLEngineResult result) {
        return result.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP
                && result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    /** Whether a datagram of the peer came in time; those of others are dropped. */
    private boolean receive(int millis) throws IOException {
        socket.setSoTimeout(millis);
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        try {
            do {
                socket.receive(packet);
            } while (!packet.getSocketAddress().equals(peer));
        } catch (SocketTimeoutException e) {
            return false;
        }
        waiting = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        return true;
    }
}

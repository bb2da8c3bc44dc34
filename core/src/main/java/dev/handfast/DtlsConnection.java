package dev.handfast;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.DatagramSettings;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import dev.handfast.trust.PeerIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A blocking DTLS connection: messages to one peer and from it, whose bounds are kept, and which may be lost or reordered.
 *
 * <pre>{@code
 * try (DtlsConnection connection = DtlsConnection.client(transport, config, PeerIdentity.of("example.org"))) {
 *     connection.send(ByteBuffer.wrap(question));
 *     connection.receive(answer, Duration.ofSeconds(5));
 * }
 * }</pre>
 *
 * <p>One thread may receive while others send; anyone may close. The first use does the handshake, if nobody has. Somebody
 * should go on receiving: only then does a peer that missed the end of the handshake get it again. After a
 * {@link TlsException} the connection is only good for closing. Closing it leaves the transport open.
 *
 * <p>RFC 6347.
 */
public final class DtlsConnection implements Closeable {

    private static final Duration HANDSHAKE_TIME = Duration.ofMinutes(1);

    private final DatagramDriver driver;
    private final ReentrantLock receiveTurn = new ReentrantLock();
    private volatile Duration handshakeTime = HANDSHAKE_TIME;

    private DtlsConnection(DatagramTransport transport, Engine engine, ConfiguredAnswers answers) {
        this(new DatagramDriver(transport, engine, answers, DatagramDriver.Owner.NOBODY));
    }

    DtlsConnection(DatagramDriver driver) {
        this.driver = driver;
    }

    /**
     * What was received.
     *
     * @param length the number of bytes in the target, 0 for an empty message
     * @param isTruncated whether the message was longer than the target, so that its end is lost
     */
    public record Received(int length, boolean isTruncated) {}

    /** A client, with {@linkplain DatagramSettings#standard() the usual} sizes and times. */
    public static DtlsConnection client(DatagramTransport transport, ClientConfig config, PeerIdentity server) {
        return client(transport, config, server, DatagramSettings.standard());
    }

    /** A client. */
    public static DtlsConnection client(
            DatagramTransport transport, ClientConfig config, PeerIdentity server, DatagramSettings network) {
        Engine engine = Engine.datagramClient(config, server, network);
        return new DtlsConnection(transport, engine, ConfiguredAnswers.of(config));
    }

    /**
     * A server for one client, whose address is known to be its own. For a socket that anybody can reach there is
     * {@link DtlsListener}.
     */
    public static DtlsConnection server(DatagramTransport transport, ServerConfig config, DatagramSettings network) {
        return new DtlsConnection(transport, Engine.datagramServer(config, network), ConfiguredAnswers.of(config));
    }

    /** A server for one client, with {@linkplain DatagramSettings#standard() the usual} sizes and times. */
    public static DtlsConnection server(DatagramTransport transport, ServerConfig config) {
        return server(transport, config, DatagramSettings.standard());
    }

    /**
     * Tells somebody what happens, besides the questions. The listener is called by the threads that use the connection,
     * without a lock; set it before the handshake.
     *
     * @return this connection
     */
    public DtlsConnection onEvent(Consumer<EngineEvent> listener) {
        driver.onEvent(listener);
        return this;
    }

    /**
     * Sets how long a handshake may take, one minute unless it is set.
     *
     * @return this connection
     * @throws IllegalArgumentException when it is not longer than nothing
     */
    public DtlsConnection handshakeTime(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a handshake takes some time, not " + time);
        }
        handshakeTime = time;
        return this;
    }

    /**
     * Does the handshake, or waits for the thread that does it. Returns at once when it is over.
     *
     * @throws SocketTimeoutException when its time is over; it may be called again to go on
     * @throws TlsException when we refuse the peer, the peer refuses us, or a decision failed
     * @throws IOException when the transport fails
     */
    public void handshake() throws IOException {
        if (driver.isConnected()) {
            return;
        }
        receiveTurn.lock();
        try {
            driver.handshake(handshakeTime.toNanos());
        } finally {
            receiveTurn.unlock();
        }
    }

    /** What the handshake has settled; empty before it is over. */
    public Optional<ConnectionInfo> info() {
        return driver.info();
    }

    /**
     * Waits for a message.
     *
     * @param target takes the message; what it holds behind that, up to its limit, may be overwritten
     * @return empty when the peer has said that no more will come
     * @throws IllegalArgumentException when the target has no room at all
     * @throws TlsException when the connection has failed
     * @throws IOException when the transport fails, or the connection is closed meanwhile
     */
    public Optional<Received> receive(ByteBuffer target) throws IOException {
        return receive(target, DatagramTransport.FOREVER);
    }

    /**
     * Waits for a message for a time.
     *
     * @param target takes the message; what it holds behind that, up to its limit, may be overwritten
     * @param timeout zero looks without waiting
     * @return empty when the peer has said that no more will come
     * @throws SocketTimeoutException when none has come in time; the connection is as good as before
     * @throws TlsException when the connection has failed
     * @throws IOException when the transport fails, or the connection is closed meanwhile
     */
    public Optional<Received> receive(ByteBuffer target, Duration timeout) throws IOException {
        return receive(target, timeout.toNanos());
    }

    private Optional<Received> receive(ByteBuffer target, long nanos) throws IOException {
        if (!target.hasRemaining()) {
            throw new IllegalArgumentException("a target without room would lose the message: give it some");
        }
        handshake();
        receiveTurn.lock();
        try {
            return driver.receive(target, nanos);
        } finally {
            receiveTurn.unlock();
        }
    }

    /**
     * Waits for a message, and takes as many more as are there already, up to one a target.
     *
     * @return what was received, in the order of the targets; empty when the peer has said that no more will come
     * @throws SocketTimeoutException when none has come in time
     * @throws TlsException when the connection has failed before there was any
     * @throws IOException when the transport fails, or the connection is closed meanwhile
     */
    public List<Received> receiveAll(List<ByteBuffer> targets, Duration timeout) throws IOException {
        List<Received> all = new ArrayList<>();
        for (ByteBuffer target : targets) {
            if (!all.isEmpty() && !driver.ask(Engine::hasData)) {
                break;
            }
            Optional<Received> received = receive(target, timeout);
            if (received.isEmpty()) {
                break;
            }
            all.add(received.get());
        }
        return all;
    }

    /**
     * Sends a message: what is left in the source, in one datagram, even if that is nothing.
     *
     * @throws IllegalArgumentException when it is longer than {@link #maximumPayload}
     * @throws TlsException when the connection has failed
     * @throws IOException when the transport fails, or this side has been closed
     */
    public void send(ByteBuffer message) throws IOException {
        handshake();
        driver.send(message);
    }

    /**
     * Sends messages, one after the other.
     *
     * @return how many were sent, all of them unless one but the first failed
     * @throws IOException when not even the first could be sent, as {@link #send}
     */
    public int sendAll(List<ByteBuffer> messages) throws IOException {
        int sent = 0;
        for (ByteBuffer message : messages) {
            try {
                send(message);
            } catch (IOException | RuntimeException e) {
                if (sent == 0) {
                    throw e;
                }
                return sent;
            }
            sent++;
        }
        return sent;
    }

    /**
     * The most bytes that one message may have now. It depends on the keys, and shrinks while nothing arrives.
     *
     * @throws IllegalStateException before the handshake is over
     */
    public int maximumPayload() {
        if (!driver.isConnected()) {
            throw new IllegalStateException("how much a message may hold is known when the handshake is over");
        }
        return driver.ask(Engine::maximumPayload);
    }

    /**
     * Takes note of how large datagrams may be, because the network has told, in bytes without the headers of UDP and IP.
     */
    public void maximumDatagram(int bytes) {
        Object unused = driver.ask(engine -> {
            engine.maximumDatagram(bytes);
            return bytes;
        });
    }

    /** How many records were dropped, because they were malformed, repeated or forged. */
    public long droppedRecords() {
        return driver.ask(Engine::droppedRecords);
    }

    /**
     * Keying material for use outside (RFC 5705), such as the keys of SRTP.
     *
     * @param label ASCII, as its registry says
     * @param context may be empty
     * @param length in bytes
     * @throws IllegalStateException before the handshake is over, and after the connection has been closed
     */
    public byte[] exportKeyingMaterial(String label, byte[] context, int length) {
        return driver.ask(engine -> engine.exportKeyingMaterial(label, context, length));
    }

    /** Tells the peer that no more messages will come. Receiving goes on. Later calls do nothing. */
    public void shutdownOutput() throws IOException {
        driver.closeWrite();
    }

    /**
     * Says close_notify, and drops all keys. A thread that waits in {@link #receive} fails within a fifth of a second.
     * Closing twice does nothing more. The transport stays open.
     */
    @Override
    public void close() {
        driver.close();
    }
}

package dev.handfast;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ChannelBinding;
import dev.handfast.engine.ChannelBindingException;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import dev.handfast.trust.PeerIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A blocking TLS connection.
 *
 * <pre>{@code
 * try (TlsConnection connection = TlsConnection.client(socket, config, PeerIdentity.of("example.org"))) {
 *     connection.outputStream().write(request);
 *     byte[] answer = connection.inputStream().readAllBytes();
 * }
 * }</pre>
 *
 * <p>One thread may read while another writes; anyone may close. The first read or write does the handshake, if nobody has.
 * After a {@link TlsException} the connection is only good for closing.
 */
public final class TlsConnection implements Closeable {

    private final Transport transport;
    private final EngineDriver driver;
    private final ReentrantLock readTurn = new ReentrantLock();
    private final ReentrantLock writeTurn = new ReentrantLock();

    private TlsConnection(Transport transport, Engine engine, ConfiguredAnswers answers) {
        this.transport = transport;
        this.driver = new EngineDriver(transport, engine, answers);
    }

    /** A client over a connected socket. */
    public static TlsConnection client(Socket socket, ClientConfig config, PeerIdentity server) throws IOException {
        return client(Transport.of(socket), config, server);
    }

    /** A client over any transport. */
    public static TlsConnection client(Transport transport, ClientConfig config, PeerIdentity server) {
        return new TlsConnection(transport, Engine.client(config, server), ConfiguredAnswers.of(config));
    }

    /** A server over an accepted socket. */
    public static TlsConnection server(Socket socket, ServerConfig config) throws IOException {
        return server(Transport.of(socket), config);
    }

    /** A server over any transport. */
    public static TlsConnection server(Transport transport, ServerConfig config) {
        return new TlsConnection(transport, Engine.server(config), ConfiguredAnswers.of(config));
    }

    /**
     * Tells somebody what happens, besides the questions. The listener is called by the threads that use the connection,
     * without a lock; set it before the handshake.
     *
     * <p>A listener that throws ends the connection: the peer is sent internal_error, the thread that called the listener gets
     * what it threw, and every later use fails.
     *
     * @return this connection
     */
    public TlsConnection onEvent(Consumer<EngineEvent> listener) {
        driver.onEvent(listener);
        return this;
    }

    /**
     * Does the handshake, or waits for the thread that does it. Returns at once when it is over.
     *
     * @throws TlsException when we refuse the peer, the peer refuses us, or a decision failed
     * @throws IOException when the transport fails
     */
    public void handshake() throws IOException {
        if (driver.isConnected()) {
            return;
        }
        readTurn.lock();
        try {
            driver.handshake();
        } finally {
            readTurn.unlock();
        }
    }

    /** What the handshake has settled; empty before it is over. */
    public Optional<ConnectionInfo> info() {
        return driver.info();
    }

    /**
     * Keying material for use outside, for a context (RFC 8446, Section 7.5; RFC 5705, Section 4).
     *
     * @param label ASCII, as its registry says
     * @param context may be empty; in TLS 1.2 an empty one is not the same as none
     * @param length in bytes
     * @throws IllegalStateException before the handshake is over, after the end, and in TLS 1.2 without the extended master
     *     secret
     */
    public byte[] exportKeyingMaterial(String label, byte[] context, int length) {
        return driver.exportKeyingMaterial(label, context, length);
    }

    /** The same without a context, as {@link #exportKeyingMaterial(String, byte[], int)} says. */
    public byte[] exportKeyingMaterial(String label, int length) {
        return driver.exportKeyingMaterial(label, length);
    }

    /**
     * What ties an authentication above TLS to this connection; also after it has been closed.
     *
     * @throws ChannelBindingException when the connection has none of that kind, which says why
     * @throws IllegalStateException before the handshake is over
     */
    public byte[] channelBinding(ChannelBinding kind) throws ChannelBindingException {
        return driver.info()
                .orElseThrow(() -> new IllegalStateException("there is no binding before the handshake is over"))
                .channelBinding(kind);
    }

    /**
     * Protects what is written from now on with new keys (RFC 8446, Section 4.6.3). Happens by itself before a key has been
     * used too often.
     *
     * @param requestPeer whether the peer is asked to do the same
     * @throws IllegalStateException before the handshake is over, and after {@link #shutdownOutput}
     */
    public void updateKeys(boolean requestPeer) throws IOException {
        writeTurn.lock();
        try {
            driver.updateKeys(requestPeer);
        } finally {
            writeTurn.unlock();
        }
    }

    /** What the peer sends; ends where the peer says that it ends. Closing it closes the connection. */
    public InputStream inputStream() {
        return new Input();
    }

    /** What the peer is sent, at once with every write. Closing it closes the connection. */
    public OutputStream outputStream() {
        return new Output();
    }

    /** Tells the peer that no more data will come, by close_notify. Reading goes on. Later calls do nothing. */
    public void shutdownOutput() throws IOException {
        writeTurn.lock();
        try {
            driver.closeWrite();
        } finally {
            writeTurn.unlock();
        }
    }

    /**
     * Says close_notify where that is possible without waiting for another writer, and closes the transport. Threads that
     * wait in the transport, or for a decision of the handshake, fail. Closing twice does nothing more.
     *
     * <p>Ends within a second and the time that closing the transport takes: when a peer that reads nothing leaves no room
     * for close_notify, the transport is closed without it.
     */
    @Override
    public void close() throws IOException {
        try (transport) {
            driver.close();
        }
    }

    private int read(byte[] target, int offset, int length) throws IOException {
        handshake();
        readTurn.lock();
        try {
            return driver.read(target, offset, length);
        } finally {
            readTurn.unlock();
        }
    }

    private void write(ByteBuffer source) throws IOException {
        handshake();
        writeTurn.lock();
        try {
            driver.write(source);
        } finally {
            writeTurn.unlock();
        }
    }

    private final class Input extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            return length == 0 ? 0 : TlsConnection.this.read(target, offset, length);
        }

        @Override
        public void close() throws IOException {
            TlsConnection.this.close();
        }
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            TlsConnection.this.write(ByteBuffer.wrap(source, offset, length));
        }

        @Override
        public void close() throws IOException {
            TlsConnection.this.close();
        }
    }
}

package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.DatagramTransport;
import dev.handfast.DtlsConnection;
import dev.handfast.DtlsListener;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.DatagramSettings;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Our own side over datagrams. */
final class DatagramOurs {

    private static final Duration PATIENCE = Duration.ofMillis(Ours.PATIENCE_MILLIS);
    private static final int MESSAGE_LIMIT = 1_000;

    private DatagramOurs() {}

    static ConnectionInfo connect(DatagramSide server, ClientConfig config) throws IOException {
        return connect(server, server.port(), config, DatagramSettings.standard());
    }

    /** Connects to a server, by its port or another one that leads there, lets it answer, and says goodbye. */
    static ConnectionInfo connect(DatagramSide server, int port, ClientConfig config, DatagramSettings network)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (DatagramTransport transport =
                        DatagramTransport.of(DatagramChannel.open().connect(address));
                DtlsConnection connection =
                        DtlsConnection.client(transport, config, PeerIdentity.of(Material.HOST), network)) {
            connection.handshakeTime(PATIENCE).handshake();
            send(connection, "hello\n");
            server.answer("hello", "hello");
            assertThat(receive(connection)).isEqualTo("hello\n");
            connection.shutdownOutput();
            server.awaitGoodbye();
            if (server.saysGoodbye()) {
                assertIsToldTheEnd(connection);
            }
            return connection.info().orElseThrow();
        }
    }

    static DtlsListener listen(ServerConfig config, DatagramSettings network) throws IOException {
        return DtlsListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                config,
                DtlsListener.Limits.standard().withNetwork(network));
    }

    static DtlsListener listen(ServerConfig config) throws IOException {
        return listen(config, DatagramSettings.standard());
    }

    static DtlsConnection accept(DtlsListener listener) throws IOException {
        return listener.accept(PATIENCE).orElseThrow().connection();
    }

    /** Serves a client that says hello, and says goodbye. */
    static ConnectionInfo serve(DtlsListener listener, DatagramSide client) throws IOException {
        try (DtlsConnection connection = accept(listener)) {
            assertThat(receive(connection)).isEqualTo("hello\n");
            send(connection, "welcome\n");
            client.await("welcome");
            connection.shutdownOutput();
            client.awaitGoodbye();
            if (client.saysGoodbye()) {
                assertIsToldTheEnd(connection);
            }
            return connection.info().orElseThrow();
        }
    }

    static void assertIsToldTheEnd(DtlsConnection connection) throws IOException {
        assertThat(connection.receive(ByteBuffer.allocate(MESSAGE_LIMIT), PATIENCE))
                .as("what comes instead of close_notify")
                .isEmpty();
    }

    private static void send(DtlsConnection connection, String text) throws IOException {
        connection.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String receive(DtlsConnection connection) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(MESSAGE_LIMIT);
        assertThat(connection.receive(message, PATIENCE)).isPresent();
        return StandardCharsets.ISO_8859_1.decode(message.flip()).toString();
    }
}

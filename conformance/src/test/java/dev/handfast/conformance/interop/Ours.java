package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.ServerConfig;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Our own side. */
final class Ours {

    static final int PATIENCE_MILLIS = 30_000;

    private Ours() {}

    /** A client that believes the authority of the tests. */
    static ClientConfig.Builder client() {
        return ClientConfig.builder().trust(Material.MINT.anchors());
    }

    /** A server with a key on P-256. */
    static ServerConfig.Builder server() {
        return server(KeyKind.P256);
    }

    static ServerConfig.Builder server(KeyKind kind) {
        return ServerConfig.builder().credential(Credential.of(Material.server(kind)));
    }

    static TlsConnection connect(PeerServer server, ClientConfig config) throws IOException {
        return connect(server.port(), config);
    }

    /** A client whose handshake is still to come. */
    static TlsConnection connect(int port, ClientConfig config) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return TlsConnection.client(socket, config, PeerIdentity.of(Material.HOST));
    }

    static ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** A server whose handshake is still to come. */
    static TlsConnection accept(ServerSocket listener, ServerConfig config) throws IOException {
        Socket socket = listener.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        return TlsConnection.server(socket, config);
    }

    static void send(TlsConnection connection, String text) throws IOException {
        connection.outputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String receive(TlsConnection connection, int length) throws IOException {
        return new String(connection.inputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** As the client of a server that answers lines. */
    static void converse(TlsConnection client) throws IOException {
        send(client, "hello\n");
        assertThat(receive(client, 6)).isIn("olleh\n", "hello\n");
    }

    /** As the server of a client that says hello, and leaves. */
    static void converse(TlsConnection server, PeerClient client) throws Exception {
        assertThat(receive(server, 6)).isEqualTo("hello\n");
        send(server, "welcome\n");
        client.await("welcome");
        server.shutdownOutput();
        client.leave();
    }

    static void requireZero(int exitCode) {
        assertThat(exitCode).as("exit code").isZero();
    }
}

package dev.handfast.cli.demo;

import static dev.handfast.cli.demo.Scene.require;

import dev.handfast.DatagramTransport;
import dev.handfast.DtlsConnection;
import dev.handfast.DtlsListener;
import dev.handfast.config.ClientConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/** The scene in which a client and a server talk in datagrams. */
final class DatagramScene implements Scene.Plot {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST = 1_200;
    private static final String QUESTION = "how warm is it?";

    @Override
    public List<String> play(Stage stage) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (DtlsListener listener = DtlsListener.open(anyPort, stage.server().build())) {
            Future<Boolean> served = stage.beside(() -> echo(listener));
            ConnectionInfo info = ask(listener.address(), stage.client().build());
            require(info.version().equals(ProtocolVersion.DTLS_1_2), "they speak " + info.version());
            require(Stage.await(served), "the server did not hear the end");
        }
        return List.of(
                "One datagram carries the question, another the answer, under DTLS 1.2.",
                "Before the server remembers anything of the client, the client has shown by a cookie that it receives"
                        + " at its address.");
    }

    private static ConnectionInfo ask(InetSocketAddress address, ClientConfig config) throws IOException {
        try (DatagramTransport transport =
                        DatagramTransport.of(DatagramChannel.open().connect(address));
                DtlsConnection connection = DtlsConnection.client(transport, config, PeerIdentity.of("localhost"))) {
            connection.send(ByteBuffer.wrap(QUESTION.getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(LARGEST);
            require(connection.receive(answer, PATIENCE).isPresent(), "the server did not answer");
            String heard = StandardCharsets.UTF_8.decode(answer.flip()).toString();
            require(heard.equals(QUESTION), "what came back was \"" + heard + "\"");
            return connection.info().orElseThrow();
        }
    }

    /** Sends one message back. Returns whether the client ended the connection behind it. */
    private static boolean echo(DtlsListener listener) throws IOException {
        try (DtlsConnection connection = listener.accept().connection()) {
            ByteBuffer message = ByteBuffer.allocate(LARGEST);
            require(connection.receive(message, PATIENCE).isPresent(), "the client did not ask");
            connection.send(message.flip());
            return connection.receive(message.clear(), PATIENCE).isEmpty();
        }
    }
}

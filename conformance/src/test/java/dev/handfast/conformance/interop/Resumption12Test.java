package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.engine.ChannelBinding;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.trust.KeyKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions of TLS 1.2, by ticket and by identifier, and what their master secrets make. */
final class Resumption12Test {

    private static final ProtocolVersion TLS_1_2 = ProtocolVersion.TLS_1_2;

    private static final String LABEL = "EXPORTER-handfast-interop";
    private static final int LENGTH = 48;
    private static final String VALUE = "(?i)Key(?:ing)? material: ([0-9a-f]{96})\\b";

    private final ServerConfig config = Ours.server().build();

    @ParameterizedTest
    @EnumSource
    void resumesTheSessionOfAServer(Peer peer) throws IOException {
        try (PeerServer server = peer.serve(Setup.server().speaking(TLS_1_2))) {
            assertResumes(server.port());
        }
    }

    /** Without tickets the server of OpenSSL remembers sessions by their identifiers. */
    @Test
    void resumesASessionByItsIdentifier() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-rev", "-no_ticket"));
        arguments.addAll(Material.files("-cert", "-key", Material.server(KeyKind.P256)));
        try (Program server = OpenSsl.startServer(Setup.server().speaking(TLS_1_2), arguments)) {
            assertResumes(OpenSsl.port(server));
        }
    }

    private static void assertResumes(int port) throws IOException {
        ClientConfig client = Ours.client().sessions(SessionCache.inMemory(10)).build();
        assertThat(connect(port, client).resumed()).isFalse();
        assertThat(connect(port, client).resumed()).isTrue();
        assertThat(connect(port, client).resumed()).isTrue();
    }

    private static ConnectionInfo connect(int port, ClientConfig client) throws IOException {
        try (TlsConnection connection = Ours.connect(port, client)) {
            Ours.converse(connection);
            return connection.info().orElseThrow();
        }
    }

    @Test
    void isResumedByOpenSsl() throws Exception {
        Path session = Material.newFile(".session");
        assertThat(serveOpenSsl("-sess_out", session).resumed()).isFalse();

        assertThat(serveOpenSsl("-sess_in", session).resumed()).isTrue();
    }

    @Test
    void isResumedByGnuTls() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = GnuTls.startClient(
                        listener.getLocalPort(), Setup.client().speaking(TLS_1_2), List.of("--resume"))) {
            try (TlsConnection first = Ours.accept(listener, config)) {
                first.handshake();
                assertThat(first.inputStream().read()).isEqualTo(-1);
                assertThat(first.info().orElseThrow().resumed()).isFalse();
            }
            try (TlsConnection second = Ours.accept(listener, config)) {
                client.type("hello\n");
                assertThat(Ours.receive(second, 6)).isEqualTo("hello\n");
                assertThat(second.info().orElseThrow().resumed()).isTrue();
            }
            client.await("This is a resumed session");
        }
    }

    /** The JSSE of Java asks for a ticket in TLS 1.2; that of Bouncy Castle does not. */
    @Test
    void isResumedByJsse() throws Exception {
        Setup setup = Setup.client().speaking(TLS_1_2);
        SSLContext context = Jsse.OF_JAVA.context(setup);
        try (ServerSocket listener = Ours.listen()) {
            assertThat(serveJsse(listener, setup, context).resumed()).isFalse();
            assertThat(serveJsse(listener, setup, context).resumed()).isTrue();
        }
    }

    @Test
    void exportsTheSameAsTheServerOfOpenSsl() throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("-keymatexport", LABEL, "-keymatexportlen", Integer.toString(LENGTH)));
        arguments.addAll(Material.files("-cert", "-key", Material.server(KeyKind.P256)));
        try (Program server = OpenSsl.startServer(Setup.server().speaking(TLS_1_2), arguments);
                TlsConnection connection =
                        Ours.connect(OpenSsl.port(server), Ours.client().build())) {
            connection.handshake();

            assertExports(server, connection);
        }
    }

    @Test
    void exportsTheSameAsTheClientOfGnuTls() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = GnuTls.startClient(
                        listener.getLocalPort(),
                        Setup.client().speaking(TLS_1_2),
                        List.of("--keymatexport", LABEL, "--keymatexportsize", Integer.toString(LENGTH)));
                TlsConnection connection = Ours.accept(listener, config)) {
            connection.handshake();

            assertExports(client, connection);
        }
    }

    /** The client of GnuTLS tells two kinds of channel binding when it is asked for more words. */
    @ParameterizedTest
    @EnumSource(names = {"TLS_UNIQUE", "TLS_SERVER_END_POINT"})
    void bindsToTheSameAsTheClientOfGnuTls(ChannelBinding kind) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = GnuTls.startClient(
                        listener.getLocalPort(), Setup.client().speaking(TLS_1_2), List.of("--verbose"));
                TlsConnection connection = Ours.accept(listener, config)) {
            connection.handshake();

            client.await("(?i)'" + kind + "': " + HexFormat.of().formatHex(connection.channelBinding(kind)));
        }
    }

    private static void assertExports(Program peer, TlsConnection connection) {
        assertThat(peer.await(VALUE).group(1))
                .isEqualToIgnoringCase(HexFormat.of().formatHex(connection.exportKeyingMaterial(LABEL, LENGTH)));
    }

    private ConnectionInfo serveOpenSsl(String option, Path session) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "openssl",
                        OpenSsl.clientArguments(
                                listener.getLocalPort(),
                                Setup.client().speaking(TLS_1_2),
                                List.of(option, session.toString())));
                TlsConnection connection = Ours.accept(listener, config)) {
            client.type("hello\n");
            assertThat(Ours.receive(connection, 6)).isEqualTo("hello\n");
            Ours.send(connection, "welcome\n");
            client.await("welcome");
            connection.shutdownOutput();
            assertThat(client.exitCode()).isZero();
            return connection.info().orElseThrow();
        }
    }

    private ConnectionInfo serveJsse(ServerSocket listener, Setup setup, SSLContext context) throws Exception {
        try (PeerClient client = new JsseClient(listener.getLocalPort(), setup, context);
                TlsConnection connection = Ours.accept(listener, config)) {
            Ours.converse(connection, client);
            return connection.info().orElseThrow();
        }
    }
}

package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.CryptoProviders;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.ServerSessions;
import dev.handfast.config.SessionCache;
import dev.handfast.config.SessionTickets;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.NamedGroup;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that begin with a full handshake and go on with a short one. */
final class ResumptionTest {

    private final ServerConfig config = Ours.server().build();

    /** Asks every client for another share, and gives each session away but once. */
    private final ServerConfig retrying = Ours.server()
            .policy(SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP384R1)))
            .tickets(SessionTickets.stored(CryptoProviders.fastest(), ServerSessions.inMemory(100)))
            .build();

    /** In TLS 1.3 Bouncy Castle has no tickets. */
    @ParameterizedTest
    @EnumSource(names = "BOUNCY_CASTLE", mode = EnumSource.Mode.EXCLUDE)
    void resumesTheSessionOfAServer(Peer peer) throws IOException {
        ClientConfig client = Ours.client().sessions(SessionCache.inMemory(10)).build();
        try (PeerServer server = peer.serve(Setup.server())) {
            assertThat(connect(server, client).resumed()).isFalse();
            assertThat(connect(server, client).resumed()).isTrue();
            assertThat(connect(server, client).resumed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENSSL", "GNUTLS"})
    void resumesTheSessionOfAServerThatAsksForAnotherShare(Peer peer) throws IOException {
        ClientConfig client = Ours.client().sessions(SessionCache.inMemory(10)).build();
        try (PeerServer server = peer.serve(Setup.server().withGroups(NamedGroup.SECP384R1))) {
            assertThat(connect(server, client).resumed()).isFalse();
            ConnectionInfo second = connect(server, client);

            assertThat(second.resumed()).isTrue();
            assertThat(second.retried()).isTrue();
        }
    }

    @Test
    void isResumedByOpenSslThatIsAskedForAnotherShare() throws Exception {
        Path session = Material.newFile(".session");
        assertThat(serveOpenSsl(retrying, "-sess_out", session).resumed()).isFalse();
        ConnectionInfo second = serveOpenSsl(retrying, "-sess_in", session);

        assertThat(second.resumed()).isTrue();
        assertThat(second.retried()).isTrue();
    }

    @Test
    void givesASessionToOpenSslOnce() throws Exception {
        Path session = Material.newFile(".session");
        serveOpenSsl(retrying, "-sess_out", session);
        assertThat(serveOpenSsl(retrying, "-sess_in", session).resumed()).isTrue();

        assertThat(serveOpenSsl(retrying, "-sess_in", session).resumed()).isFalse();
    }

    @Test
    void isResumedByOpenSsl() throws Exception {
        Path session = Material.newFile(".session");
        assertThat(serveOpenSsl(config, "-sess_out", session).resumed()).isFalse();

        assertThat(serveOpenSsl(config, "-sess_in", session).resumed()).isTrue();
    }

    @Test
    void isResumedByGnuTls() throws Exception {
        assertResumedByGnuTls(config);
    }

    @Test
    void isResumedByGnuTlsThatIsAskedForAnotherShare() throws Exception {
        assertResumedByGnuTls(retrying);
    }

    private static void assertResumedByGnuTls(ServerConfig config) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = GnuTls.startClient(
                        listener.getLocalPort(), Setup.client(), List.of("--resume", "--waitresumption"))) {
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

    @Test
    void isResumedByJsse() throws Exception {
        SSLContext context = Jsse.OF_JAVA.context(Setup.client());
        try (ServerSocket listener = Ours.listen()) {
            assertThat(serveJsse(listener, context).resumed()).isFalse();
            assertThat(serveJsse(listener, context).resumed()).isTrue();
        }
    }

    private static ConnectionInfo connect(PeerServer server, ClientConfig config) throws IOException {
        try (TlsConnection connection = Ours.connect(server, config)) {
            Ours.converse(connection);
            return connection.info().orElseThrow();
        }
    }

    private static ConnectionInfo serveOpenSsl(ServerConfig config, String option, Path session) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "openssl",
                        OpenSsl.clientArguments(
                                listener.getLocalPort(), Setup.client(), List.of(option, session.toString())));
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

    private ConnectionInfo serveJsse(ServerSocket listener, SSLContext context) throws Exception {
        try (PeerClient client = new JsseClient(listener.getLocalPort(), Setup.client(), context);
                TlsConnection connection = Ours.accept(listener, config)) {
            Ours.converse(connection, client);
            return connection.info().orElseThrow();
        }
    }
}

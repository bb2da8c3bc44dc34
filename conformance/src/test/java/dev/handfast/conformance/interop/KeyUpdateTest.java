package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.engine.EngineEvent;
import dev.handfast.trust.KeyKind;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New keys in the middle of a connection (RFC 8446, Section 4.6.3). */
final class KeyUpdateTest {

    private final List<EngineEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void followsOpenSslAlone() throws Exception {
        assertFollowsOpenSsl("k");

        assertThat(events).contains(new EngineEvent.KeysUpdated(true));
        assertThat(events).doesNotContain(new EngineEvent.KeysUpdated(false));
    }

    @Test
    void answersTheRequestOfOpenSsl() throws Exception {
        assertFollowsOpenSsl("K");

        assertThat(events).contains(new EngineEvent.KeysUpdated(true), new EngineEvent.KeysUpdated(false));
    }

    @Test
    void followsGnuTls() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client =
                        GnuTls.startClient(listener.getLocalPort(), Setup.client(), List.of("--inline-commands"));
                TlsConnection connection =
                        Ours.accept(listener, Ours.server().build()).onEvent(events::add)) {
            connection.handshake();
            client.type("before\n");
            assertThat(Ours.receive(connection, 7)).isEqualTo("before\n");
            client.type("^rekey^\n");
            client.await("(?i)rekey");
            client.type("after\n");
            assertThat(Ours.receive(connection, 6)).isEqualTo("after\n");
            Ours.send(connection, "welcome\n");
            client.await("welcome");
        }
        assertThat(events).contains(new EngineEvent.KeysUpdated(true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isFollowedByOpenSsl(boolean requestPeer) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-rev"));
        arguments.addAll(Material.files("-cert", "-key", Material.server(KeyKind.P256)));
        try (Program server = OpenSsl.startServer(arguments);
                EngineClient client =
                        new EngineClient(OpenSsl.port(server), Ours.client().build())) {
            client.write("before\n");
            assertThat(client.read(7)).isEqualTo("erofeb\n");

            client.updateKeys(requestPeer);
            client.write("after\n");

            assertThat(client.read(6)).isEqualTo("retfa\n");
            assertThat(client.events()).contains(new EngineEvent.KeysUpdated(false));
            assertThat(client.events().contains(new EngineEvent.KeysUpdated(true)))
                    .isEqualTo(requestPeer);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isFollowedByJsse(boolean requestPeer) throws Exception {
        try (PeerServer server = Peer.JSSE.serve(Setup.server());
                EngineClient client =
                        new EngineClient(server.port(), Ours.client().build())) {
            client.write("before\n");
            assertThat(client.read(7)).isEqualTo("before\n");

            client.updateKeys(requestPeer);
            client.write("after\n");

            assertThat(client.read(6)).isEqualTo("after\n");
            assertThat(client.events().contains(new EngineEvent.KeysUpdated(true)))
                    .isEqualTo(requestPeer);
        }
    }

    private void assertFollowsOpenSsl(String command) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "openssl", OpenSsl.clientArguments(listener.getLocalPort(), Setup.client(), List.of()));
                TlsConnection connection =
                        Ours.accept(listener, Ours.server().build()).onEvent(events::add)) {
            connection.handshake();
            client.await("Verify return code: 0");
            client.type(command + "\n");
            client.await("KEYUPDATE");
            client.type("after\n");
            assertThat(Ours.receive(connection, 6)).isEqualTo("after\n");
            Ours.send(connection, "welcome\n");
            client.await("welcome");
            connection.shutdownOutput();
            assertThat(client.exitCode()).isZero();
        }
    }
}

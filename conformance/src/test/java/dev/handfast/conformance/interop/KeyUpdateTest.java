package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.engine.EngineEvent;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Arguments> peers() {
        return Stream.of(Peer.values()).flatMap(peer -> Stream.of(Arguments.of(peer, false), Arguments.of(peer, true)));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void isFollowedByAServer(Peer peer, boolean requestPeer) throws Exception {
        try (PeerServer server = peer.serve(Setup.server());
                TlsConnection client =
                        Ours.connect(server, Ours.client().build()).onEvent(events::add)) {
            for (int i = 0; i < 3; i++) {
                Ours.send(client, "rotor\n");
                assertThat(Ours.receive(client, 6)).isEqualTo("rotor\n");
                client.updateKeys(requestPeer);
            }
            Ours.send(client, "level\n");
            assertThat(Ours.receive(client, 6)).isEqualTo("level\n");
        }
        assertUpdated(requestPeer);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void isFollowedByAClient(Peer peer, boolean requestPeer) throws Exception {
        try (ServerSocket listener = Ours.listen();
                PeerClient client = peer.connect(listener.getLocalPort(), Setup.client());
                TlsConnection server =
                        Ours.accept(listener, Ours.server().build()).onEvent(events::add)) {
            assertThat(Ours.receive(server, 6)).isEqualTo("hello\n");
            for (int i = 0; i < 3; i++) {
                server.updateKeys(requestPeer);
                Ours.send(server, "round " + i + "\n");
                client.await("round " + i);
                client.type("again\n");
                assertThat(Ours.receive(server, 6)).isEqualTo("again\n");
            }
            server.shutdownOutput();
            client.leave();
        }
        assertUpdated(requestPeer);
    }

    private void assertUpdated(boolean both) {
        assertThat(Collections.frequency(events, new EngineEvent.KeysUpdated(false)))
                .isEqualTo(3);
        assertThat(Collections.frequency(events, new EngineEvent.KeysUpdated(true)))
                .isEqualTo(both ? 3 : 0);
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

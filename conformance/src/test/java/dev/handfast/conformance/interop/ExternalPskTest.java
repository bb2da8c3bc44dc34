package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.ServerConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that both peers were given outside of TLS. */
final class ExternalPskTest {

    private static final String IDENTITY = "alice";
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String GNUTLS_PRIORITY = GnuTls.TLS_1_3 + ":+ECDHE-PSK:+PSK";

    @Test
    void connectsToOpenSsl() throws IOException {
        try (Program server = OpenSsl.startServer(List.of("-rev", "-nocert", "-psk", KEY, "-psk_identity", IDENTITY))) {
            assertConnects(OpenSsl.port(server));
        }
    }

    @Test
    void connectsToGnuTls() throws IOException {
        Path file = Material.newFile(".psk");
        Files.writeString(file, IDENTITY + ":" + KEY + "\n");
        try (PeerServer server = GnuTls.serve(List.of("--pskpasswd", file.toString(), "--priority", GNUTLS_PRIORITY))) {
            assertConnects(server.port());
        }
    }

    @Test
    void servesOpenSsl() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "openssl",
                        List.of(
                                "s_client",
                                "-connect",
                                "127.0.0.1:" + listener.getLocalPort(),
                                "-tls1_3",
                                "-psk",
                                KEY,
                                "-psk_identity",
                                IDENTITY))) {
            assertServes(listener, client);
        }
    }

    @Test
    void servesGnuTls() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "gnutls-cli",
                        List.of(
                                "--port",
                                Integer.toString(listener.getLocalPort()),
                                "--pskusername",
                                IDENTITY,
                                "--pskkey",
                                KEY,
                                "--priority",
                                GNUTLS_PRIORITY,
                                Material.HOST))) {
            assertServes(listener, client);
        }
    }

    private static void assertConnects(int port) throws IOException {
        ClientConfig config = ClientConfig.builder()
                .externalPsks(key(ExternalPsk.Role.CLIENT))
                .trust(Material.MINT.anchors())
                .build();
        try (TlsConnection connection = Ours.connect(port, config)) {
            Ours.converse(connection);
            assertThat(connection.info().orElseThrow().pskIdentity()).isEqualTo(IDENTITY);
        }
    }

    private static void assertServes(ServerSocket listener, Program client) throws Exception {
        ServerConfig config = ServerConfig.builder()
                .externalPsks(PskLookup.of(List.of(key(ExternalPsk.Role.SERVER))))
                .build();
        client.type("hello\n");
        try (TlsConnection connection = Ours.accept(listener, config)) {
            assertThat(Ours.receive(connection, 6)).isEqualTo("hello\n");
            assertThat(connection.info().orElseThrow().pskIdentity()).isEqualTo(IDENTITY);
            Ours.send(connection, "welcome\n");
            client.await("welcome");
            connection.shutdownOutput();
            assertThat(client.exitCode()).isZero();
        }
    }

    private static ExternalPsk key(ExternalPsk.Role role) {
        return ExternalPsk.raw(role, IDENTITY, HexFormat.of().parseHex(KEY));
    }
}

package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.NamedGroup;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that both peers were given outside of TLS. */
final class ExternalPskTest {

    private static final String IDENTITY = "alice";
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    /** How the key comes into the handshake. */
    private enum Way {
        /** With a key exchange. */
        AT_ONCE,
        /** With a key exchange, for which the server asks for another share. */
        RETRIED,
        /** Both sides could do without a key exchange, and take one. */
        BOTH_MODES,
        /** GnuTLS wants no key exchange. */
        ALONE;

        SecurityPolicy ofClient() {
            return SecurityPolicy.latest().withPskWithoutKeyExchange(this == BOTH_MODES || this == ALONE);
        }

        SecurityPolicy ofServer() {
            return this == RETRIED ? ofClient().withGroups(List.of(NamedGroup.SECP384R1)) : ofClient();
        }

        List<String> ofOpenSsl(String... more) {
            List<String> arguments = new ArrayList<>(List.of(more));
            if (this == BOTH_MODES) {
                arguments.add("-allow_no_dhe_kex");
            }
            return arguments;
        }

        String ofGnuTls() {
            return this == ALONE ? GnuTls.TLS_1_3 + ":-KX-ALL:+PSK" : GnuTls.TLS_1_3 + ":+ECDHE-PSK:+PSK";
        }

        void requireIn(ConnectionInfo info) {
            assertThat(info.pskIdentity()).isEqualTo(IDENTITY);
            assertThat(info.retried()).isEqualTo(this == RETRIED);
            assertThat(info.group().isPresent()).isEqualTo(this != ALONE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "ALONE", mode = EnumSource.Mode.EXCLUDE)
    void connectsToOpenSsl(Way way) throws IOException {
        List<String> arguments = way.ofOpenSsl("-rev", "-nocert", "-psk", KEY, "-psk_identity", IDENTITY);
        if (way == Way.RETRIED) {
            arguments.addAll(List.of("-groups", "secp384r1"));
        }
        try (Program server = OpenSsl.startServer(arguments)) {
            assertConnects(OpenSsl.port(server), way);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "BOTH_MODES", mode = EnumSource.Mode.EXCLUDE)
    void connectsToGnuTls(Way way) throws IOException {
        Path file = Material.newFile(".psk");
        Files.writeString(file, IDENTITY + ":" + KEY + "\n");
        String priority = way.ofGnuTls() + (way == Way.RETRIED ? ":-GROUP-ALL:+GROUP-SECP384R1" : "");
        try (PeerServer server = GnuTls.serve(List.of("--pskpasswd", file.toString(), "--priority", priority))) {
            assertConnects(server.port(), way);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "ALONE", mode = EnumSource.Mode.EXCLUDE)
    void servesOpenSsl(Way way) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "openssl",
                        way.ofOpenSsl(
                                "s_client",
                                "-connect",
                                "127.0.0.1:" + listener.getLocalPort(),
                                "-tls1_3",
                                "-psk",
                                KEY,
                                "-psk_identity",
                                IDENTITY))) {
            assertServes(listener, client, way);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "BOTH_MODES", mode = EnumSource.Mode.EXCLUDE)
    void servesGnuTls(Way way) throws Exception {
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
                                way.ofGnuTls(),
                                Material.HOST))) {
            assertServes(listener, client, way);
        }
    }

    private static void assertConnects(int port, Way way) throws IOException {
        ClientConfig config = ClientConfig.builder()
                .policy(way.ofClient())
                .externalPsks(key(ExternalPsk.Role.CLIENT))
                .trust(Material.MINT.anchors())
                .build();
        try (TlsConnection connection = Ours.connect(port, config)) {
            Ours.converse(connection);
            way.requireIn(connection.info().orElseThrow());
        }
    }

    private static void assertServes(ServerSocket listener, Program client, Way way) throws Exception {
        ServerConfig config = ServerConfig.builder()
                .policy(way.ofServer())
                .externalPsks(PskLookup.of(List.of(key(ExternalPsk.Role.SERVER))))
                .build();
        client.type("hello\n");
        try (TlsConnection connection = Ours.accept(listener, config)) {
            assertThat(Ours.receive(connection, 6)).isEqualTo("hello\n");
            way.requireIn(connection.info().orElseThrow());
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

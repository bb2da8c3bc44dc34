package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ProtocolVersion;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that both peers were given outside of TLS, in the suites of TLS 1.2. */
final class ExternalPsk12Test {

    private static final String IDENTITY = "alice";
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final Setup SETUP = Setup.client().speaking(ProtocolVersion.TLS_1_2);
    private static final String GNUTLS_PRIORITY = "NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+ECDHE-PSK:+PSK:+AES-128-CCM"
            + ":+AES-128-CCM-8:+AES-256-CCM:+AES-256-CCM-8";

    /** What OpenSSL 3.0 calls them; of those with ECDHE it has none but ChaCha20-Poly1305. */
    private static final Map<CipherSuite, String> OPENSSL_SUITES = Map.of(
            CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256, "PSK-AES128-GCM-SHA256",
            CipherSuite.TLS_PSK_WITH_AES_256_GCM_SHA384, "PSK-AES256-GCM-SHA384",
            CipherSuite.TLS_PSK_WITH_CHACHA20_POLY1305_SHA256, "PSK-CHACHA20-POLY1305",
            CipherSuite.TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-PSK-CHACHA20-POLY1305",
            CipherSuite.TLS_PSK_WITH_AES_128_CCM, "PSK-AES128-CCM",
            CipherSuite.TLS_PSK_WITH_AES_128_CCM_8, "PSK-AES128-CCM8");

    static Stream<CipherSuite> opensslSuites() {
        return OPENSSL_SUITES.keySet().stream();
    }

    static Stream<CipherSuite> gnutlsSuites() {
        return Stream.concat(
                Stream.of(CipherSuite.TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256), gnutlsSuitesWithoutExchange());
    }

    /** The client of GnuTLS 3.7 crashes when it wants to tell about the curve of a suite with a key and ECDHE. */
    static Stream<CipherSuite> gnutlsSuitesWithoutExchange() {
        return Stream.of(
                CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
                CipherSuite.TLS_PSK_WITH_AES_256_GCM_SHA384,
                CipherSuite.TLS_PSK_WITH_CHACHA20_POLY1305_SHA256,
                CipherSuite.TLS_PSK_WITH_AES_128_CCM,
                CipherSuite.TLS_PSK_WITH_AES_128_CCM_8);
    }

    @ParameterizedTest
    @MethodSource("opensslSuites")
    void connectsToOpenSsl(CipherSuite suite) throws IOException {
        try (Program server = OpenSsl.startServer(
                SETUP,
                List.of(
                        "-rev",
                        "-nocert",
                        "-psk",
                        KEY,
                        "-psk_identity",
                        IDENTITY,
                        "-cipher",
                        OPENSSL_SUITES.get(suite) + ":@SECLEVEL=0"))) {
            assertConnects(OpenSsl.port(server), suite);
        }
    }

    @ParameterizedTest
    @MethodSource("opensslSuites")
    void servesOpenSsl(CipherSuite suite) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "openssl",
                        List.of(
                                "s_client",
                                "-connect",
                                "127.0.0.1:" + listener.getLocalPort(),
                                "-tls1_2",
                                "-psk",
                                KEY,
                                "-psk_identity",
                                IDENTITY,
                                "-cipher",
                                OPENSSL_SUITES.get(suite) + ":@SECLEVEL=0"))) {
            assertServes(listener, client, suite);
        }
    }

    @ParameterizedTest
    @MethodSource("gnutlsSuites")
    void connectsToGnuTls(CipherSuite suite) throws IOException {
        Path file = Material.newFile(".psk");
        Files.writeString(file, IDENTITY + ":" + KEY + "\n");
        try (PeerServer server = GnuTls.serve(List.of("--pskpasswd", file.toString(), "--priority", GNUTLS_PRIORITY))) {
            assertConnects(server.port(), suite);
        }
    }

    @ParameterizedTest
    @MethodSource("gnutlsSuitesWithoutExchange")
    void servesGnuTls(CipherSuite suite) throws Exception {
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
            assertServes(listener, client, suite);
        }
    }

    private static SecurityPolicy policy(CipherSuite suite) {
        return SecurityPolicy.iot().withSuites(List.of(suite));
    }

    private static void assertConnects(int port, CipherSuite suite) throws IOException {
        ClientConfig config = ClientConfig.builder()
                .policy(policy(suite))
                .externalPsks(key(ExternalPsk.Role.CLIENT))
                .trust(Material.MINT.anchors())
                .build();
        try (TlsConnection connection = Ours.connect(port, config)) {
            Ours.converse(connection);
            assertKeyed(connection.info().orElseThrow(), suite);
        }
    }

    private static void assertServes(ServerSocket listener, Program client, CipherSuite suite) throws Exception {
        ServerConfig config = ServerConfig.builder()
                .policy(policy(suite))
                .externalPsks(PskLookup.of(List.of(key(ExternalPsk.Role.SERVER))))
                .build();
        client.type("hello\n");
        try (TlsConnection connection = Ours.accept(listener, config)) {
            assertThat(Ours.receive(connection, 6)).isEqualTo("hello\n");
            assertKeyed(connection.info().orElseThrow(), suite);
            Ours.send(connection, "welcome\n");
            client.await("welcome");
            connection.shutdownOutput();
            assertThat(client.exitCode()).isZero();
        }
    }

    private static void assertKeyed(ConnectionInfo info, CipherSuite suite) {
        assertThat(info.pskIdentity()).isEqualTo(IDENTITY);
        assertThat(info.suite()).isEqualTo(suite);
    }

    private static ExternalPsk key(ExternalPsk.Role role) {
        return ExternalPsk.raw(role, IDENTITY, HexFormat.of().parseHex(KEY)).rawIn(ProtocolVersion.TLS_1_2);
    }
}

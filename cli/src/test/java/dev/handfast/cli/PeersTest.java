package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import dev.handfast.cli.harness.Tool;
import dev.handfast.trust.KeyKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program against those of OpenSSL and GnuTLS. */
final class PeersTest {

    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String HTTP = "GET / HTTP/1.0\r\n\r\n";

    @TempDir
    private Path directory;

    private Credentials files;

    @BeforeEach
    void makeCredentials() {
        files = Credentials.in(directory);
    }

    static Stream<KeyKind> keys() {
        return Stream.of(KeyKind.P256, KeyKind.P384, KeyKind.P521, KeyKind.ED25519, KeyKind.ED448, KeyKind.rsa(2048));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"})
    void connectsToOpenSslWithSuite(String suite) throws IOException {
        try (Tool server = openSslServer(files.server(), "-rev")) {
            Program client = connect(address(server), "hello\n", "--suites", suite);

            assertThat(client.err()).contains("suite        " + suite);
            assertThat(client.out()).isEqualTo("olleh\n");
            assertThat(client.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x25519", "secp256r1", "secp384r1", "secp521r1", "x448", "ffdhe2048"})
    void connectsToOpenSslWithGroup(String group) throws IOException {
        try (Tool server = openSslServer(files.server(), "-rev")) {
            Program client = connect(address(server), "hello\n", "--groups", group);

            assertThat(client.err()).contains("group        " + group);
            assertThat(client.out()).isEqualTo("olleh\n");
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void connectsToOpenSslWithKey(KeyKind key) throws IOException {
        try (Tool server = openSslServer(files.server(key), "-rev")) {
            assertThat(connect(address(server), "hello\n").out()).isEqualTo("olleh\n");
        }
    }

    @Test
    void followsAHelloRetryRequestOfOpenSsl() throws IOException {
        try (Tool server = openSslServer(files.server(), "-rev", "-groups", "P-384")) {
            Program client = connect(address(server), "hello\n", "--groups", "x25519,secp384r1");

            assertThat(client.err()).contains("secp384r1 (after a HelloRetryRequest)");
            assertThat(client.out()).isEqualTo("olleh\n");
        }
    }

    @Test
    void agreesOnAProtocolWithOpenSsl() throws IOException {
        try (Tool server = openSslServer(files.server(), "-rev", "-alpn", "h2,http/1.1")) {
            assertThat(connect(address(server), "x\n", "--alpn", "http/1.1").err())
                    .contains("alpn         http/1.1");
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void showsItsCertificateToOpenSsl(KeyKind key) throws IOException {
        try (Tool server = openSslServer(files.server(), "-rev", "-Verify", "2", "-CAfile", files.ca())) {
            assertThat(connect(address(server), "hello\n", "--cert", files.server(key))
                            .out())
                    .isEqualTo("olleh\n");
        }
    }

    @Test
    void isToldByOpenSslThatACertificateIsRequired() throws IOException {
        try (Tool server = openSslServer(files.server(), "-rev", "-Verify", "2", "-CAfile", files.ca())) {
            Program client = connect(address(server), "hello\n");

            assertThat(client.exitCode()).isEqualTo(1);
            assertThat(client.err()).contains("refuses us with the alert certificate_required", "--cert");
        }
    }

    @Test
    void resumesASessionWithOpenSsl() throws IOException {
        try (Tool server = openSslServer(files.server(), "-rev")) {
            Program client = connect(address(server), "hello\n", "--resume", "1");

            assertThat(client.err()).containsSubsequence("resumed      no", "resumed      yes");
            assertThat(client.out()).isEqualTo("olleh\n");
        }
    }

    @Test
    void sharesAKeyWithOpenSsl() throws IOException {
        try (Tool server =
                openSslServer(files.server(), "-rev", "-psk_identity", "me", "-psk", KEY, "-allow_no_dhe_kex")) {
            Program client = connect(address(server), "hello\n", "--psk", "me:" + KEY);

            assertThat(client.err()).contains("psk          me");
            assertThat(client.out()).isEqualTo("olleh\n");
        }
    }

    @Test
    void inspectsOpenSsl() throws IOException {
        try (Tool server = openSslServer(files.expired(), "-rev")) {
            Program inspection =
                    Handfasts.program().run("inspect", address(server), "--name", "localhost", "--ca", files.ca());

            assertThat(inspection.out()).contains("TLSv1.3", "CN=localhost", "EXPIRED");
            assertThat(inspection.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"x25519,X25519", "secp256r1,SECP256R1", "secp384r1,SECP384R1", "secp521r1,SECP521R1", "x448,X448"})
    void connectsToGnuTls(String group, String theirs) throws IOException {
        int port = unusedPort();
        try (Tool server = gnuTlsServer(port, "--echo", "--priority", "NORMAL:-GROUP-ALL:+GROUP-" + theirs)) {
            Program client = connect("127.0.0.1:" + port, "hello\n", "--groups", group);

            assertThat(server.output()).isNotEmpty();
            assertThat(client.err()).contains("group        " + group);
            assertThat(client.out()).isEqualTo("hello\n");
            assertThat(client.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"})
    void servesOpenSslWithSuite(String suite) throws IOException, InterruptedException {
        Program server = serve(files.server());

        String page = openSslClient(server, "-ciphersuites", suite);

        assertThat(page).contains("HTTP/1.1 200 OK", "<th>suite<td>" + suite);
        assertThat(server.terminate().exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "x25519,X25519",
        "secp256r1,P-256",
        "secp384r1,P-384",
        "secp521r1,P-521",
        "x448,X448",
        "ffdhe2048,ffdhe2048"
    })
    void servesOpenSslWithGroup(String group, String theirs) throws IOException, InterruptedException {
        Program server = serve(files.server(), "--groups", group);

        assertThat(openSslClient(server, "-groups", theirs)).contains("<th>group<td>" + group);
        server.terminate();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void servesOpenSslWithKey(KeyKind key) throws IOException, InterruptedException {
        Program server = serve(files.server(key));

        assertThat(openSslClient(server)).contains("HTTP/1.1 200 OK");
        server.terminate();
    }

    @Test
    void asksOpenSslForAnotherGroup() throws IOException, InterruptedException {
        Program server = serve(files.server(), "--groups", "secp384r1");

        assertThat(openSslClient(server, "-groups", "X25519:P-384"))
                .contains("<th>group<td>secp384r1 (after a HelloRetryRequest)");
        server.terminate();
    }

    @Test
    void resumesASessionOfOpenSsl() throws IOException, InterruptedException {
        Program server = serve(files.server());
        String session = directory.resolve("session").toString();

        assertThat(openSslClient(server, "-sess_out", session)).contains("<th>resumed<td>no");
        assertThat(openSslClient(server, "-sess_in", session)).contains("<th>resumed<td>yes");
        server.terminate();
    }

    @Test
    void sharesAKeyWithAClientOfOpenSsl() throws IOException, InterruptedException {
        Program server = Handfasts.program().start("serve", "0", "--psk", "me:" + KEY, "--http");

        assertThat(openSslClient(server, "-psk_identity", "me", "-psk", KEY)).contains("<th>psk<td>me");
        server.terminate();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void asksOpenSslForACertificate(KeyKind key) throws IOException, InterruptedException {
        Program server = serve(files.server(), "--client-auth", "require", "--ca", files.ca());
        String own = files.server(key);

        assertThat(openSslClient(server, "-cert", own, "-key", own)).contains("HTTP/1.1 200 OK");
        server.awaitError("peer +1  CN=localhost");
        server.terminate();
    }

    @Test
    void resumesASessionOfGnuTls() throws IOException, InterruptedException {
        Program server = serve(files.server());
        try (Tool client = Tool.start(
                "gnutls-cli",
                "--resume",
                "--x509cafile",
                files.ca(),
                "--port",
                Integer.toString(server.port()),
                "localhost")) {
            client.await("This is a resumed session");
            client.type(HTTP);

            assertThat(client.exitCode()).isZero();
            assertThat(client.output()).contains("<th>resumed<td>yes");
        }
        server.terminate();
    }

    @Test
    void followsTheKeyUpdateOfOpenSsl() throws IOException, InterruptedException {
        Program server = Handfasts.program().start("serve", "0", "--cert", files.server(), "--echo");
        try (Tool client = Tool.start("openssl", "s_client", "-connect", server.address(), "-CAfile", files.ca())) {
            client.await("Verify return code: 0");
            client.type("K\n");
            client.await("KEYUPDATE");
            client.type("under new keys\n");
            client.await("under new keys\\R");
            client.type("Q\n");

            assertThat(client.exitCode()).isZero();
            server.awaitError("the peer has new keys");
        }
        server.terminate();
    }

    @ParameterizedTest
    @CsvSource({"x25519,X25519", "secp256r1,SECP256R1", "secp384r1,SECP384R1", "secp521r1,SECP521R1", "x448,X448"})
    void servesGnuTls(String group, String theirs) throws IOException, InterruptedException {
        Program server = serve(files.server());
        try (Tool client = Tool.start(
                "gnutls-cli",
                "--x509cafile",
                files.ca(),
                "--port",
                Integer.toString(server.port()),
                "--priority",
                "NORMAL:-GROUP-ALL:+GROUP-" + theirs,
                "localhost")) {
            client.await("Handshake was completed");
            client.type(HTTP);

            assertThat(client.exitCode()).isZero();
            assertThat(client.output()).contains("HTTP/1.1 200 OK", "<th>group<td>" + group);
        }
        server.terminate();
    }

    private Program serve(String certificate, String... more) {
        return Handfasts.program()
                .start(Stream.concat(
                                Stream.of("serve", "localhost:0", "--cert", certificate, "--http"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Program connect(String address, String input, String... more) throws IOException {
        return Handfasts.program()
                .input(input)
                .run(Stream.concat(
                                Stream.of("connect", address, "--name", "localhost", "--ca", files.ca()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Tool openSslServer(String certificate, String... more) throws IOException {
        return Tool.start(
                "openssl",
                Stream.concat(
                                Stream.of(
                                        "s_server",
                                        "-accept",
                                        "127.0.0.1:0",
                                        "-cert",
                                        certificate,
                                        "-key",
                                        certificate),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String address(Tool openSslServer) {
        return openSslServer.await("ACCEPT (127\\.0\\.0\\.1:[0-9]+)\\R").group(1);
    }

    private String openSslClient(Program server, String... more) throws IOException, InterruptedException {
        try (Tool client = Tool.start(
                "openssl",
                Stream.concat(
                                Stream.of(
                                        "s_client",
                                        "-connect",
                                        server.address(),
                                        "-servername",
                                        "localhost",
                                        "-verify_hostname",
                                        "localhost",
                                        "-verify_return_error",
                                        "-CAfile",
                                        files.ca(),
                                        "-quiet"),
                                Stream.of(more))
                        .toArray(String[]::new))) {
            client.type(HTTP);
            assertThat(client.exitCode()).isZero();
            return client.output();
        }
    }

    private Tool gnuTlsServer(int port, String... more) throws IOException {
        String certificate = files.server(KeyKind.rsa(2048));
        Tool server = Tool.start(
                "gnutls-serv",
                Stream.concat(
                                Stream.of(
                                        "--port",
                                        Integer.toString(port),
                                        "--x509certfile",
                                        certificate,
                                        "--x509keyfile",
                                        certificate),
                                Stream.of(more))
                        .toArray(String[]::new));
        server.await("listening on IPv4");
        return server;
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

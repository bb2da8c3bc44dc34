package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code connect --dtls} and {@code serve --dtls} do together. */
final class DatagramsTest {

    private static final String KEY = "00112233445566778899aabbccddeeff";

    @TempDir
    private Path directory;

    private Credentials files;
    private Program server = Handfasts.program().start("--version");

    @BeforeEach
    void makeCredentials() {
        files = Credentials.in(directory);
    }

    @AfterEach
    void stopServer() {
        server.terminate();
    }

    @Test
    void saysWhereItListens() throws IOException {
        serve();

        assertThat(server.address()).matches("127\\.0\\.0\\.1:[1-9][0-9]*");
    }

    @Test
    void sendsLinesAndPrintsWhatComesBack() throws IOException {
        serve();

        assertThat(connect("one\n\ntwo").out()).isEqualTo("one\n\ntwo");
    }

    @Test
    void sendsEachLineInAMessageOfItsOwn() throws IOException {
        serve("--mtu", "300");
        String line = "x".repeat(200) + "\n";

        assertThat(connect(line + line, "--mtu", "300").out()).isEqualTo(line + line);
    }

    @Test
    void tellsWhatWasNegotiated() throws IOException {
        serve("--alpn", "coap");

        assertThat(connect("", "--json", "--alpn", "coap").err().lines())
                .anyMatch(line -> line.contains("\"event\":\"handshake\"")
                        && line.contains("\"version\":\"DTLSv1.2\"")
                        && line.contains("\"alpn\":\"coap\""));
    }

    @Test
    void endsCleanlyAfterTheInput() throws IOException {
        serve();
        Program client = connect("data", "--json");

        assertThat(client.exitCode()).isZero();
        assertThat(client.err()).contains("\"event\":\"closed\"", "\"clean\":true");
    }

    @Test
    void tracesMessagesAndAlerts() throws IOException {
        serve();

        assertThat(connect("", "--trace").err())
                .containsSubsequence(
                        "--> client_hello", "<-- hello_verify_request", "--> client_hello", "--> alert close_notify");
    }

    @Test
    void resumesTheSession() throws IOException {
        serve();
        Program client = connect("data", "--resume", "1");

        assertThat(client.err()).containsSubsequence("resumed      no", "resumed      yes");
        assertThat(client.out()).isEqualTo("data");
    }

    @Test
    void restsOnAnExternalKeyAlone() {
        server = Handfasts.program().start("serve", "0", "--dtls", "--psk", "me:" + KEY);
        Program client = Handfasts.program()
                .input("data")
                .run("connect", server.address(), "--dtls", "--psk", "me:" + KEY, "--json");

        assertThat(client.out()).isEqualTo("data");
        assertThat(client.err()).contains("\"psk\":\"me\"");
    }

    @Test
    void showsItsCertificate() throws IOException {
        serve("--client-auth", "require", "--ca", files.ca());

        assertThat(connect("data", "--cert", files.server()).out()).isEqualTo("data");
        server.awaitError("peer +CN=localhost");
    }

    @Test
    void isToldThatACertificateIsRequired() throws IOException {
        serve("--client-auth", "require", "--ca", files.ca());
        Program client = connect("data");

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("refuses us with the alert handshake_failure");
    }

    @Test
    void refusesAnUnknownAuthority() throws IOException {
        serve();
        Program client = Handfasts.program()
                .run("connect", server.address(), "--dtls", "--name", "localhost", "--ca", files.otherCa());

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("UNKNOWN_CA");
        server.awaitError("refuses us with the alert unknown_ca");
    }

    @Test
    void acceptsAnyCertificateWhenToldTo() throws IOException {
        serve();
        Program client = Handfasts.program()
                .input("data")
                .run("connect", server.address(), "--dtls", "--ca", files.otherCa(), "--insecure");

        assertThat(client.out()).isEqualTo("data");
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Program client = Handfasts.program()
                    .run("connect", "127.0.0.1:" + silent.getLocalPort(), "--dtls", "--insecure", "--timeout", "1");

            assertThat(client.exitCode()).isEqualTo(1);
            assertThat(client.err()).contains("no handshake within 1 s", "UDP");
        }
    }

    @Test
    void refusesALineThatFitsIntoNoMessage() throws IOException {
        serve();
        Program client = connect("x".repeat(2_000) + "\n");

        assertThat(client.exitCode()).isEqualTo(2);
        assertThat(client.err()).contains("longer than the", "--mtu");
    }

    @Test
    void servesClientsAtTheSameTime() throws IOException {
        serve();
        PipedOutputStream keyboard = new PipedOutputStream();
        Program first = start(new PipedInputStream(keyboard));
        try (keyboard) {
            first.awaitError("connected with");
            assertThat(connect("second").out()).isEqualTo("second");
            keyboard.write('1');
        }

        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).isEqualTo("1");
    }

    @Test
    void saysGoodbyeToItsClientsWhenItIsToldToEnd() throws IOException {
        serve();
        try (PipedOutputStream keyboard = new PipedOutputStream()) {
            Program client = start(new PipedInputStream(keyboard));
            client.awaitError("connected with");
            server.awaitError("connected with");

            assertThat(server.terminate().exitCode()).isZero();
            assertThat(client.exitCode()).isZero();
            assertThat(client.err()).endsWith("closed\n");
        }
    }

    @Test
    void stopsAfterOneConnection() throws IOException {
        serve("--once");
        connect("data");

        assertThat(server.exitCode()).isZero();
    }

    @Test
    void failsWithItsOnlyConnection() throws IOException {
        serve("--once", "--client-auth", "require", "--ca", files.ca());
        connect("data");

        assertThat(server.exitCode()).isEqualTo(1);
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        serve();
        Program other = Handfasts.program().run("serve", server.address(), "--dtls", "--cert", files.server());

        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("cannot listen on " + server.address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect localhost:1 --dtls --starttls smtp",
                "connect localhost:1 --dtls --commands",
                "connect localhost:1 --dtls --min-version tls1.2",
                "connect localhost:1 --dtls --max-version tls1.3",
                "connect localhost:1 --dtls --mtu 100",
                "connect localhost:1 --dtls --suites TLS_AES_128_GCM_SHA256",
                "connect localhost:1 --mtu 1200",
                "connect localhost:1 --min-version dtls1.2",
                "inspect localhost:1 --min-version dtls1.2",
                "serve 0 --self-signed localhost --mtu 1200",
                "serve 0 --self-signed localhost --dtls --http",
                "serve 0 --self-signed localhost --dtls --forward localhost:1",
                "serve 0 --self-signed localhost --dtls --min-version tls1.3"
            })
    void refusesWhatMakesNoSense(String line) {
        Program program = Handfasts.program().run(line.split(" "));

        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.err()).matches("error: .*\\Rhint: .*\\R");
    }

    private void serve(String... more) throws IOException {
        server = Handfasts.program()
                .start(Stream.concat(Stream.of("serve", "0", "--dtls", "--cert", files.server()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Program connect(String input, String... more) throws IOException {
        return Handfasts.program().input(input).run(arguments(more));
    }

    private Program start(PipedInputStream input) throws IOException {
        return Handfasts.program().input(input).start(arguments());
    }

    private String[] arguments(String... more) throws IOException {
        return Stream.concat(
                        Stream.of("connect", server.address(), "--dtls", "--name", "localhost", "--ca", files.ca()),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}

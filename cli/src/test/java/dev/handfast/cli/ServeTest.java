package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServeTest {

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
        serve("--echo");

        assertThat(server.address()).matches("127\\.0\\.0\\.1:[1-9][0-9]*");
    }

    @Test
    void endsWithSuccessWhenItIsToldTo() throws IOException {
        serve("--echo");
        int port = server.port();

        assertThat(port).isPositive();
        assertThat(server.terminate().exitCode()).isZero();
    }

    @Test
    void saysGoodbyeToItsClientsWhenItIsToldToEnd() throws IOException {
        serve("--echo");
        try (PipedOutputStream keyboard = new PipedOutputStream()) {
            Program client = client(new PipedInputStream(keyboard));
            client.awaitError("connected with");
            server.awaitError("connected with");
            server.terminate();

            assertThat(client.exitCode()).isZero();
        }
    }

    @Test
    void servesClientsAtTheSameTime() throws IOException {
        serve("--echo");
        PipedOutputStream keyboard = new PipedOutputStream();
        Program first = client(new PipedInputStream(keyboard));
        try (keyboard) {
            first.awaitError("connected with");
            assertThat(connect("second").out()).isEqualTo("second");
            keyboard.write('1');
        }

        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).isEqualTo("1");
    }

    @Test
    void answersARequestOfHttp10AndCloses() throws IOException {
        serve("--http");

        assertThat(connect("GET / HTTP/1.0\r\n\r\n").out())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Connection: close\r\n", "TLSv1.3", "x25519");
    }

    @Test
    void answersRequestsOfHttp11OnOneConnection() throws IOException {
        serve("--http");
        String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

        assertThat(connect(request + request).out().split("HTTP/1\\.1 200 OK", -1))
                .hasSize(3);
    }

    @Test
    void answersOnlyTheHeadToHead() throws IOException {
        serve("--http");

        assertThat(connect("HEAD / HTTP/1.0\r\n\r\n").out()).endsWith("\r\n\r\n");
    }

    @Test
    void refusesOtherMethods() throws IOException {
        serve("--http");

        assertThat(connect("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi").out())
                .startsWith("HTTP/1.1 405 ")
                .contains("Connection: close\r\n");
    }

    @Test
    void callsSomethingElseThanHttpABadRequest() throws IOException {
        serve("--http");

        assertThat(connect("good morning\r\n\r\n").out()).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void passesPlainBytesOnAndTheirEndToo() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answering = answering(plain);
            serve("--forward", "127.0.0.1:" + plain.getLocalPort());

            assertThat(connect("a question").out()).isEqualTo("I was told: a question");
            answering.join();
        }
    }

    @Test
    void letsNobodyTakeAMissingTargetForAnEmptyAnswer() throws IOException {
        serve("--forward", "127.0.0.1:" + unusedPort());

        Program client = connect("a question");

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("closed the connection without close_notify");
    }

    @Test
    void saysWhenThereIsNothingToForwardTo() throws IOException {
        serve("--forward", "127.0.0.1:" + unusedPort());
        connect("a question");

        server.awaitError("error: .*nothing can be forwarded to 127\\.0\\.0\\.1:[0-9]+: ");
    }

    @Test
    void stopsAfterOneConnection() throws IOException {
        serve("--once");
        connect("x");

        assertThat(server.exitCode()).isZero();
    }

    @Test
    void failsWhenItsOnlyConnectionDoes() throws IOException {
        serve("--once");
        Program client = Handfasts.program().run("connect", server.address(), "--ca", files.otherCa());

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(server.exitCode()).isEqualTo(1);
        assertThat(server.err()).contains("refuses us with the alert unknown_ca", "hint:");
    }

    @Test
    void goesOnAfterAClientThatSpeaksSomethingElse() throws IOException {
        serve("--echo");
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            stranger.getOutputStream().write("SSH-2.0-stranger\r\n".getBytes(StandardCharsets.US_ASCII));
            server.awaitError("NOT_TLS");
        }

        assertThat(connect("still there?").out()).isEqualTo("still there?");
    }

    @Test
    void givesUpOnAClientThatSaysNothing() throws IOException {
        serve("--once", "--timeout", "1");
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertThat(stranger.isConnected()).isTrue();
            assertThat(server.exitCode()).isEqualTo(1);
        }
        assertThat(server.err()).contains("no handshake within 1 s");
    }

    @Test
    void tellsWhoTheClientAskedFor() throws IOException {
        serve("--echo");
        connect("x");

        server.awaitError("name +localhost");
    }

    @Test
    void saysWhenThePortIsTaken() throws IOException {
        serve("--echo");
        Program other = Handfasts.program().run("serve", server.address(), "--self-signed", "localhost");

        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("cannot listen on " + server.address());
    }

    @Test
    void makesACertificateOnTheSpot() throws IOException {
        server = Handfasts.program().start("serve", "0", "--self-signed", "made.example");
        Program client = Handfasts.program().run("connect", server.address(), "--insecure");

        assertThat(client.err()).contains("CN=made.example");
    }

    @Test
    void refusesAClientWithoutACommonProtocol() throws IOException {
        serve("--alpn", "h2");

        Program client = connect("", "--alpn", "http/1.1");

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("refuses us with the alert no_application_protocol");
    }

    @Test
    void asksClientsForACertificate() throws IOException {
        serve("--client-auth", "require", "--ca", files.ca());

        assertThat(connect("hi", "--cert", files.server()).out()).isEqualTo("hi");
        server.awaitError("peer +CN=localhost");
    }

    @Test
    void endsAHandshakeWithoutTheCertificateThatItRequires() throws IOException {
        serve("--client-auth", "require", "--ca", files.ca());

        Program client = connect("hi");

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("refuses us with the alert certificate_required");
        server.awaitError("CERTIFICATE_REQUIRED");
    }

    @Test
    void refusesAClientThatItDoesNotBelieve() throws IOException {
        serve("--client-auth", "require", "--ca", files.ca());

        assertThat(connect("hi", "--cert", files.expired()).exitCode()).isEqualTo(1);
        server.awaitError("the client's certificate is refused: .*EXPIRED");
    }

    @Test
    void goesOnWithoutTheCertificateThatItOnlyRequests() throws IOException {
        serve("--client-auth", "request", "--ca", files.ca());

        assertThat(connect("hi").out()).isEqualTo("hi");
    }

    @Test
    void agreesOnAProtocol() throws IOException {
        serve("--alpn", "h2,http/1.1");

        assertThat(connect("", "--alpn", "http/1.1").err()).contains("alpn         http/1.1");
    }

    private void serve(String... more) throws IOException {
        server = Handfasts.program()
                .start(Stream.concat(Stream.of("serve", "0", "--cert", files.server()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Program connect(String input, String... more) throws IOException {
        return Handfasts.program()
                .input(input)
                .run(Stream.concat(
                                Stream.of("connect", server.address(), "--name", "localhost", "--ca", files.ca()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private Program client(PipedInputStream keyboard) throws IOException {
        return Handfasts.program()
                .input(keyboard)
                .start("connect", server.address(), "--name", "localhost", "--ca", files.ca());
    }

    private static CompletableFuture<Void> answering(ServerSocket plain) {
        return CompletableFuture.runAsync(() -> answerAtTheEnd(plain), task -> {
            Thread thread = new Thread(task, "plain server");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static void answerAtTheEnd(ServerSocket plain) {
        try (Socket socket = plain.accept();
                OutputStream out = socket.getOutputStream()) {
            String question = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            out.write(("I was told: " + question).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

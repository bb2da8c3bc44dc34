package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import dev.handfast.cli.harness.Tool;
import dev.handfast.trust.KeyKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program over datagrams against those of OpenSSL and GnuTLS. */
final class DatagramPeersTest {

    @TempDir
    private Path directory;

    private Credentials files;

    @BeforeEach
    void makeCredentials() {
        files = Credentials.in(directory);
    }

    @Test
    void talksWithTheServerOfOpenSsl() throws IOException {
        String certificate = files.server();
        String address = "127.0.0.1:" + unusedPort();
        PipedOutputStream keyboard = new PipedOutputStream();
        try (keyboard;
                Tool server = Tool.start(
                        "openssl",
                        "s_server",
                        "-dtls1_2",
                        "-accept",
                        address,
                        "-cert",
                        certificate,
                        "-key",
                        certificate)) {
            server.await("ACCEPT");
            Program client = start(new PipedInputStream(keyboard), address);
            client.awaitError("DTLSv1\\.2");
            keyboard.write("to the server\n".getBytes(StandardCharsets.US_ASCII));
            keyboard.flush();
            server.await("to the server");
            server.type("to the client\n");
            client.awaitOutput("to the client\n");
            end(keyboard);

            assertThat(client.exitCode()).isZero();
        }
    }

    @Test
    void talksWithTheServerOfGnuTls() throws IOException {
        String certificate = files.server(KeyKind.rsa(2048));
        int port = unusedPort();
        try (Tool server = Tool.start(
                "gnutls-serv",
                "--udp",
                "--echo",
                "--port",
                Integer.toString(port),
                "--x509certfile",
                certificate,
                "--x509keyfile",
                certificate)) {
            server.await("listening on IPv4");
            Program client = Handfasts.program()
                    .input("hello\n")
                    .run(
                            "connect",
                            "127.0.0.1:" + port,
                            "--dtls",
                            "--name",
                            "localhost",
                            "--ca",
                            files.ca(),
                            "--linger",
                            "1");

            assertThat(client.err()).contains("DTLSv1.2");
            assertThat(client.out()).isEqualTo("hello\n");
            assertThat(client.exitCode()).isZero();
        }
    }

    @Test
    void echoesToTheClientOfOpenSsl() throws IOException, InterruptedException {
        Program server = serve();
        try (Tool client = Tool.start(
                "openssl",
                "s_client",
                "-dtls1_2",
                "-connect",
                server.address(),
                "-verify_return_error",
                "-verify_hostname",
                "localhost",
                "-CAfile",
                files.ca())) {
            client.await("Verify return code: 0");
            client.type("hello server\n").await("hello server");
            client.type("Q\n");

            assertThat(client.exitCode()).isZero();
        }
        server.awaitError("closed");
        assertThat(server.terminate().err()).contains("DTLSv1.2");
    }

    @Test
    void echoesToTheClientOfGnuTls() throws IOException, InterruptedException {
        Program server = serve();
        try (Tool client = Tool.start(
                "gnutls-cli",
                "--udp",
                "--x509cafile",
                files.ca(),
                "--verify-hostname",
                "localhost",
                "--port",
                Integer.toString(server.port()),
                "127.0.0.1")) {
            client.await("Handshake was completed");
            client.type("hello server\n").await("hello server");
            client.endOfInput();

            assertThat(client.exitCode()).isZero();
        }
        server.awaitError("closed");
        assertThat(server.terminate().err()).contains("DTLSv1.2");
    }

    private Program serve() throws IOException {
        return Handfasts.program().start("serve", "0", "--dtls", "--cert", files.server());
    }

    private Program start(PipedInputStream keyboard, String address) throws IOException {
        return Handfasts.program()
                .input(keyboard)
                .start("connect", address, "--dtls", "--name", "localhost", "--ca", files.ca(), "--linger", "1");
    }

    private static void end(OutputStream keyboard) throws IOException {
        keyboard.close();
    }

    private static int unusedPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import dev.handfast.config.Credential;
import dev.handfast.config.ServerConfig;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code connect} makes of servers that are gone, strange or rude. */
final class FailuresTest {

    @TempDir
    private Path directory;

    private Credentials files;
    private ServerSocket listening;
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void listen() throws IOException {
        files = Credentials.in(directory);
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        listening.close();
    }

    @Test
    void namesTheHostThatHasNoAddress() {
        Program client = Handfasts.program().run("connect", "no-such-host.invalid:443");

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("no-such-host.invalid:443 has no address");
    }

    @Test
    void namesTheAddressWhereNobodyListens() throws IOException {
        listening.close();

        Program client = connect();

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("no connection to 127.0.0.1:" + listening.getLocalPort());
    }

    @Test
    void saysThatAServerSpeaksSomethingElse() {
        serve(socket ->
                socket.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII)));

        Program client = connect();

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("NOT_TLS", "check the port");
    }

    @Test
    void saysThatAServerClosesDuringTheHandshake() {
        serve(Socket::shutdownOutput);

        Program client = connect();

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("closed the connection during the handshake");
    }

    @Test
    void saysWhomItIsWaitingFor() {
        serve(socket -> over.await());
        Program client = Handfasts.program().start("connect", address(), "--insecure");
        client.awaitError("still waiting for " + address());
        over.countDown();

        assertThat(client.exitCode()).isEqualTo(1);
    }

    @Test
    void givesUpOnAServerThatSaysNothing() {
        serve(socket -> over.await());

        Program client = connect("--timeout", "1");

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("no handshake within 1 s");
    }

    @Test
    void noticesAnEndWithoutCloseNotify() {
        serveTls((socket, connection) -> {
            connection.outputStream().write("half".getBytes(StandardCharsets.US_ASCII));
            socket.close();
        });

        Program client = connect();

        assertThat(client.out()).isEqualTo("half");
        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("without close_notify");
    }

    @Test
    void doesNotWaitForEverForAServerThatNeverCloses() {
        serveTls((socket, connection) -> over.await());

        Program client = connect("--linger", "1");

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("for 1 s after our close_notify", "--linger");
    }

    @Test
    void readsOnAfterTheEndOfItsInput() {
        serveTls((socket, connection) -> {
            byte[] question = connection.inputStream().readAllBytes();
            connection.outputStream().write(("got " + question.length).getBytes(StandardCharsets.US_ASCII));
            connection.close();
        });

        Program client = connect();

        assertThat(client.out()).isEqualTo("got 0");
        assertThat(client.exitCode()).isZero();
    }

    @Test
    void showsTheCertificateThatItRefuses() throws IOException {
        serveTls((socket, connection) -> connection.handshake());

        Program client = Handfasts.program().run("connect", address(), "--name", "localhost", "--ca", files.otherCa());

        assertThat(client.err()).contains("CN=localhost", "issued by CN=Test CA", "UNKNOWN_CA");
    }

    @Test
    void asksForAReportWhenItIsItselfAtFault() throws IOException {
        Program program = Handfasts.program()
                .passwords(prompt -> {
                    throw new IllegalStateException("a mistake of ours");
                })
                .run("serve", "0", "--p12", files.pkcs12("secret"));

        assertThat(program.exitCode()).isEqualTo(3);
        assertThat(program.err()).contains("Please report it", "\tat dev.handfast.cli.");
    }

    private String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    private Program connect(String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "connect";
        arguments[1] = address();
        arguments[2] = "--insecure";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Handfasts.program().run(arguments);
    }

    private interface Manners {
        void treat(Socket socket) throws Exception;
    }

    private interface TlsManners {
        void treat(Socket socket, TlsConnection connection) throws Exception;
    }

    private void serveTls(TlsManners manners) {
        serve(socket -> {
            TlsCertificate certificate = TlsCertificate.fromPem(Path.of(files.server()));
            ServerConfig config = ServerConfig.builder()
                    .credential(Credential.of(certificate))
                    .build();
            try (TlsConnection connection = TlsConnection.server(socket, config)) {
                connection.handshake();
                manners.treat(socket, connection);
            }
        });
    }

    private void serve(Manners manners) {
        Thread thread = new Thread(
                () -> {
                    try (Socket socket = listening.accept()) {
                        manners.treat(socket);
                        drain(socket);
                    } catch (Exception e) {
                        return; // the client leaves as it likes
                    }
                },
                "server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Closing a socket with unread bytes would reset the connection. */
    private static void drain(Socket socket) throws IOException {
        if (!socket.isClosed()) {
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }
}

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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --starttls} against servers that play by a script, with lines of what they say ({@code <}) and hear ({@code >}). */
final class StartTlsTest {

    @TempDir
    private Path directory;

    private Credentials files;
    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        files = Credentials.in(directory);
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        listening.close();
    }

    static Stream<Arguments> protocols() {
        return Stream.of(
                Arguments.of(
                        "smtp",
                        List.of(
                                "<220-mail.example\r\n220 ready\r\n",
                                ">EHLO localhost\r\n",
                                "<250-mail.example\r\n250-STARTTLS\r\n250 HELP\r\n",
                                ">STARTTLS\r\n",
                                "<220 go ahead\r\n")),
                Arguments.of(
                        "imap",
                        List.of("<* OK ready\r\n", ">a STARTTLS\r\n", "<* something else\r\na OK begin TLS\r\n")),
                Arguments.of("pop3", List.of("<+OK ready\r\n", ">STLS\r\n", "<+OK begin TLS\r\n")),
                Arguments.of("ftp", List.of("<220 ready\r\n", ">AUTH TLS\r\n", "<234 AUTH TLS OK\r\n")),
                Arguments.of(
                        "xmpp",
                        List.of(
                                ">to='localhost'>",
                                "<<stream:stream><stream:features><starttls/></stream:features>",
                                "><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
                                "<<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")),
                Arguments.of(
                        "ldap",
                        List.of(">\u0080\u00161.3.6.1.4.1.1466.20037", "<" + hex("300c02010178070a010004000400"))),
                Arguments.of("postgres", List.of(">" + hex("0000000804d2162f"), "<S")));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void goesOnInTls(String protocol, List<String> script) {
        CompletableFuture<Void> serving = serve(script, true);

        Program client = connect(protocol);

        assertThat(client.err()).contains("connected with");
        assertThat(client.out()).isEqualTo("hello");
        assertThat(client.exitCode()).isZero();
        serving.join();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("smtp", List.of("<554 go away\r\n"), "554 go away"),
                Arguments.of(
                        "smtp",
                        List.of(
                                "<220 ready\r\n",
                                ">EHLO localhost\r\n",
                                "<250 HELP\r\n",
                                ">STARTTLS\r\n",
                                "<502 unknown\r\n"),
                        "502 unknown"),
                Arguments.of("imap", List.of("<* OK ready\r\n", ">a STARTTLS\r\n", "<a BAD what\r\n"), "a BAD what"),
                Arguments.of("pop3", List.of("<+OK ready\r\n", ">STLS\r\n", "<-ERR\r\n"), "-ERR"),
                Arguments.of("ftp", List.of("<220 ready\r\n", ">AUTH TLS\r\n", "<500 what\r\n"), "500 what"),
                Arguments.of(
                        "xmpp",
                        List.of(">to='localhost'>", "<<stream:stream><stream:features></stream:features>"),
                        "does not offer it"),
                Arguments.of(
                        "ldap",
                        List.of(">\u0080\u00161.3.6.1.4.1.1466.20037", "<" + hex("300c02010178070a013404000400")),
                        "does not agree"),
                Arguments.of("postgres", List.of(">" + hex("0000000804d2162f"), "<N"), "not set up for it"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysThatTheServerWillNot(String protocol, List<String> script, String reason) {
        CompletableFuture<Void> serving = serve(script, false);

        Program client = connect(protocol);

        assertThat(client.err()).contains("error: no TLS by way of " + protocol, reason, "hint:");
        assertThat(client.exitCode()).isEqualTo(1);
        serving.join();
    }

    @Test
    void takesNothingThatWasSmuggledInBeforeTls() {
        CompletableFuture<Void> serving =
                serve(List.of("<+OK ready\r\n", ">STLS\r\n", "<+OK begin TLS\r\n+OK smuggled\r\n"), false);

        Program client = connect("pop3");

        assertThat(client.err()).contains("NOT_TLS");
        assertThat(client.out()).isEmpty();
        assertThat(client.exitCode()).isEqualTo(1);
        serving.join();
    }

    @Test
    void givesUpOnAServerThatTalksWithoutEnd() {
        CompletableFuture<Void> serving = serve(List.of("<" + "220-more\r\n".repeat(10_000)), false);

        Program client = connect("smtp");

        assertThat(client.err()).contains("talks and talks");
        serving.join();
    }

    private Program connect(String protocol) {
        return Handfasts.program()
                .input("hello")
                .run(
                        "connect",
                        "127.0.0.1:" + listening.getLocalPort(),
                        "--name",
                        "localhost",
                        "--insecure",
                        "--starttls",
                        protocol);
    }

    private CompletableFuture<Void> serve(List<String> script, boolean thenTls) {
        return CompletableFuture.runAsync(() -> play(script, thenTls), task -> {
            Thread thread = new Thread(task, "server");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void play(List<String> script, boolean thenTls) {
        try (Socket socket = listening.accept()) {
            for (String line : script) {
                byte[] bytes = line.substring(1).getBytes(StandardCharsets.ISO_8859_1);
                if (line.startsWith("<")) {
                    socket.getOutputStream().write(bytes);
                } else {
                    hear(socket, bytes);
                }
            }
            if (thenTls) {
                echo(socket);
            } else {
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        } catch (IOException e) {
            if (thenTls) {
                throw new AssertionError(e);
            }
        }
    }

    /** Reads until what was read ends like this. */
    private static void hear(Socket socket, byte[] end) throws IOException {
        byte[] last = new byte[end.length];
        while (!Arrays.equals(last, end)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the client says something else");
            }
            System.arraycopy(last, 1, last, 0, last.length - 1);
            last[last.length - 1] = (byte) next;
        }
    }

    private void echo(Socket socket) throws IOException {
        TlsCertificate certificate = TlsCertificate.fromPem(Path.of(files.server()));
        ServerConfig config =
                ServerConfig.builder().credential(Credential.of(certificate)).build();
        try (TlsConnection connection = TlsConnection.server(socket, config)) {
            connection.inputStream().transferTo(connection.outputStream());
        }
    }

    private static String hex(String digits) {
        return new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
    }
}

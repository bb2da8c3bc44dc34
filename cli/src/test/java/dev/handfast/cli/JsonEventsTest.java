package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --json} tells scripts. */
final class JsonEventsTest {

    @TempDir
    private Path directory;

    private Credentials files;
    private Program server;

    @BeforeEach
    void startServer() throws IOException {
        files = Credentials.in(directory);
        server = Handfasts.program().start("serve", "0", "--cert", files.server(), "--alpn", "echo/1", "--json");
    }

    @AfterEach
    void stopServer() {
        server.terminate();
    }

    @Test
    void everyLineIsAnEventWithItsTime() throws IOException {
        assertThat(lines(connect("--trace")))
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("\\{\"event\":\"[a-z-]+\",\"time\":\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"[,}].*"));
    }

    @Test
    void handshakeTellsEverythingThatWasSettled() throws IOException {
        assertThat(event(connect("--alpn", "echo/1"), "handshake"))
                .contains(
                        "\"version\":\"TLSv1.3\"",
                        "\"suite\":\"TLS_AES_128_GCM_SHA256\"",
                        "\"group\":\"x25519\"",
                        "\"signature\":\"ecdsa_secp256r1_sha256\"",
                        "\"alpn\":\"echo/1\"",
                        "\"resumed\":false",
                        "\"name\":\"localhost\"",
                        "\"peer\":\"CN=localhost\"",
                        "\"chain\":[\"CN=localhost\"]",
                        "\"flags\":[]",
                        "\"early\":false",
                        "\"cid\":null");
    }

    @Test
    void handshakeTellsTheFlagsOfACertificateThatIsAcceptedAnyway() throws IOException {
        Program client =
                Handfasts.program().run("connect", server.address(), "--insecure", "--ca", files.otherCa(), "--json");

        assertThat(event(client, "handshake")).contains("\"flags\":[\"UNKNOWN_CA\",\"BAD_IDENTITY\"]");
    }

    @Test
    void handshakeHasNullWhereThereIsNothing() throws IOException {
        assertThat(event(connect(), "handshake")).contains("\"alpn\":null");
    }

    @Test
    void alertTellsItsDirection() throws IOException {
        Program client = connect();

        assertThat(lines(client))
                .anyMatch(line -> line.contains("\"event\":\"alert\"")
                        && line.contains(
                                "\"direction\":\"sent\",\"level\":\"warning\",\"description\":\"close_notify\""))
                .anyMatch(line -> line.contains("\"event\":\"alert\"")
                        && line.contains(
                                "\"direction\":\"received\",\"level\":\"warning\",\"description\":\"close_notify\""));
    }

    @Test
    void closedIsCleanAfterCloseNotify() throws IOException {
        assertThat(event(connect(), "closed")).contains("\"clean\":true");
    }

    @Test
    void errorTellsFaultAlertAndFlags() throws IOException {
        Program client = Handfasts.program()
                .run("connect", server.address(), "--name", "localhost", "--ca", files.otherCa(), "--json");

        assertThat(event(client, "error"))
                .contains(
                        "\"kind\":\"BAD_CERTIFICATE\"",
                        "\"fault\":\"CERTIFICATE_REJECTED_UNKNOWN_CA\"",
                        "\"alert\":\"unknown_ca\"",
                        "\"message\":\"",
                        "\"hint\":\"",
                        "\"flags\":[\"UNKNOWN_CA\"]",
                        "\"chain\":[\"CN=localhost\"]");
    }

    @Test
    void errorTellsTheAlertOfThePeer() throws IOException {
        assertThat(event(connect("--alpn", "other"), "error"))
                .contains("\"kind\":\"HANDSHAKE\"", "\"fault\":null", "\"alert\":\"no_application_protocol\"");
    }

    @Test
    void errorTellsThatTheNetworkIsAtFault() {
        Program client = Handfasts.program().run("connect", "no-such-host.invalid:1", "--json");

        assertThat(event(client, "error")).contains("\"kind\":\"NETWORK\"");
    }

    @Test
    void errorTellsThatTheInputIsAtFault() {
        Program client = Handfasts.program().run("connect", "localhost:1", "--ca", "no-such-file", "--json");

        assertThat(event(client, "error")).contains("\"kind\":\"INPUT\"", "no-such-file does not exist");
    }

    @Test
    void messagesAreToldWhenTheyAreTraced() throws IOException {
        assertThat(lines(connect("--trace")).stream().filter(line -> line.contains("\"event\":\"message\"")))
                .anyMatch(line -> line.contains("\"direction\":\"sent\",\"type\":\"client_hello\",\"size\":"))
                .anyMatch(
                        line -> line.contains("\"direction\":\"received\",\"type\":\"certificate_verify\",\"size\":"));
    }

    @Test
    void serversNumberTheirConnections() throws IOException {
        connect();
        connect();

        server.awaitError("\"connection\":2,\"version\":\"TLSv1.3\"");
    }

    @Test
    void serversTellThatTheyAreReady() {
        server.awaitError("\\{\"event\":\"listening\",.*\"address\":\"127\\.0\\.0\\.1:\\d+\"");
    }

    private Program connect(String... more) throws IOException {
        return Handfasts.program()
                .run(Stream.concat(
                                Stream.of(
                                        "connect",
                                        server.address(),
                                        "--name",
                                        "localhost",
                                        "--ca",
                                        files.ca(),
                                        "--json"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static List<String> lines(Program program) {
        return program.err().lines().toList();
    }

    private static String event(Program program, String name) {
        return lines(program).stream()
                .filter(line -> line.contains("\"event\":\"" + name + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event " + name + " in\n" + program.err()));
    }
}

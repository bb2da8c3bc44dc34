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

/** Sessions and external keys on the command line. */
final class ResumptionTest {

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
    void resumesTheSession() throws IOException {
        server = Handfasts.program().start("serve", "0", "--cert", files.server());

        assertThat(handshakes(connect("hello", "--resume", "2", "--json")))
                .map(line -> line.contains("\"resumed\":true"))
                .containsExactly(false, true, true);
    }

    @Test
    void sendsTheInputOverTheLastConnection() throws IOException {
        server = Handfasts.program().start("serve", "0", "--cert", files.server());

        assertThat(connect("hello", "--resume", "1").out()).isEqualTo("hello");
    }

    @Test
    void tellsOfTickets() throws IOException {
        server = Handfasts.program().start("serve", "0", "--cert", files.server(), "--tickets", "1");

        assertThat(connect("hello", "--json").err().lines().filter(line -> line.contains("\"event\":\"ticket\"")))
                .singleElement()
                .asString()
                .contains("\"lifetime\":86400");
    }

    @Test
    void doesNotResumeWithoutTickets() throws IOException {
        server = Handfasts.program().start("serve", "0", "--cert", files.server(), "--tickets", "0");

        assertThat(handshakes(connect("hello", "--resume", "1", "--json")))
                .map(line -> line.contains("\"resumed\":true"))
                .containsExactly(false, false);
    }

    @Test
    void restsOnAnExternalKeyAlone() {
        server = Handfasts.program().start("serve", "0", "--psk", "me:you:" + KEY);

        Program client =
                Handfasts.program().input("hello").run("connect", server.address(), "--psk", "me:you:" + KEY, "--json");

        assertThat(client.out()).isEqualTo("hello");
        assertThat(handshakes(client))
                .singleElement()
                .asString()
                .contains("\"psk\":\"me:you\"", "\"peer\":null", "\"signature\":null");
    }

    @Test
    void restsOnAnImportedKey() {
        server = Handfasts.program().start("serve", "0", "--psk", "me:" + KEY, "--psk-import", "here");

        Program client =
                Handfasts.program().run("connect", server.address(), "--psk", "me:" + KEY, "--psk-import", "here");

        assertThat(client.err()).contains("psk          me");
        assertThat(client.exitCode()).isZero();
    }

    @Test
    void isRefusedWithAWrongKey() {
        server = Handfasts.program().start("serve", "0", "--psk", "me:" + KEY);

        Program client = Handfasts.program().run("connect", server.address(), "--psk", "me:ff" + KEY.substring(2));

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.err()).contains("refuses us with the alert decrypt_error");
    }

    private Program connect(String input, String... more) throws IOException {
        return Handfasts.program()
                .input(input)
                .run(Stream.concat(
                                Stream.of("connect", server.address(), "--name", "localhost", "--ca", files.ca()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static List<String> handshakes(Program program) {
        return program.err()
                .lines()
                .filter(line -> line.contains("\"event\":\"handshake\""))
                .toList();
    }
}

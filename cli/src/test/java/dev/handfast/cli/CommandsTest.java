package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code connect --commands} obeys. */
final class CommandsTest {

    @TempDir
    private Path directory;

    private Credentials files;
    private Program server;

    @BeforeEach
    void startServer() throws IOException {
        files = Credentials.in(directory);
        server = Handfasts.program().start("serve", "0", "--cert", files.server());
    }

    @AfterEach
    void stopServer() {
        server.terminate();
    }

    @Test
    void sendsLinesWithoutAColon() throws IOException {
        assertThat(type("one\ntwo: 2\n:status\nthree").out()).isEqualTo("one\ntwo: 2\nthree");
    }

    @Test
    void exportsKeyingMaterial() throws IOException {
        assertThat(type(":export EXPORTER-test 20\n").err()).containsPattern("(?m)^EXPORTER-test [0-9a-f]{40}$");
    }

    @Test
    void tellsTheStatus() throws IOException {
        assertThat(type(":status\n").err()).contains("version TLSv1.3, suite TLS_AES_128_GCM_SHA256, group x25519");
    }

    @Test
    void ignoresWhatItDoesNotKnow() throws IOException {
        Program client = type(":dance\nsent\n");

        assertThat(client.err()).contains("':dance' is no command");
        assertThat(client.out()).isEqualTo("sent\n");
    }

    @Test
    void tellsAChannelBinding() throws IOException {
        assertThat(type(":binding tls-exporter\n").err()).containsPattern("(?m)^tls-exporter [0-9a-f]{64}$");
    }

    @Test
    void saysWhyThereIsNoBinding() throws IOException {
        assertThat(type(":binding tls-unique\n").err()).contains("there is no tls-unique: this version of TLS");
    }

    @Test
    void saysWhichBindingsThereAre() throws IOException {
        assertThat(type(":binding tls-none\n").err()).contains(":binding takes tls-exporter");
    }

    @Test
    void updatesItsKeys() throws IOException {
        Program client = type(":rekey\nunder new keys\n");

        assertThat(client.out()).isEqualTo("under new keys\n");
        assertThat(client.err()).contains("we have new keys").doesNotContain("the peer has new keys");
        server.awaitError("the peer has new keys");
    }

    @Test
    void updatesTheKeysOfBothSides() throws IOException {
        assertThat(type(":rekey-both\nunder new keys\n").err()).contains("we have new keys", "the peer has new keys");
    }

    @Test
    void refusesAnExportWithoutALength() throws IOException {
        assertThat(type(":export EXPORTER-test\n").err()).contains(":export takes a label and a length");
    }

    @Test
    void quits() throws IOException {
        try (PipedOutputStream keyboard = new PipedOutputStream()) {
            Program client = start(new PipedInputStream(keyboard));
            keyboard.write(":quit\n".getBytes(StandardCharsets.US_ASCII));
            keyboard.flush();

            assertThat(client.exitCode()).isZero();
        }
    }

    @Test
    void closesItsHalf() throws IOException {
        try (PipedOutputStream keyboard = new PipedOutputStream()) {
            Program client = start(new PipedInputStream(keyboard));
            keyboard.write("last words\n:close\n".getBytes(StandardCharsets.US_ASCII));
            keyboard.flush();

            assertThat(client.exitCode()).isZero();
            assertThat(client.out()).isEqualTo("last words\n");
        }
    }

    @Test
    void sendsNothingAfterClose() throws IOException {
        Program client = type(":close\nlate\n:rekey\n");

        assertThat(client.out()).isEmpty();
        assertThat(client.exitCode()).isZero();
    }

    @Test
    void areDataWithoutTheOption() throws IOException {
        Program client = Handfasts.program()
                .input(":quit\n")
                .run("connect", server.address(), "--name", "localhost", "--ca", files.ca());

        assertThat(client.out()).isEqualTo(":quit\n");
    }

    private Program type(String text) throws IOException {
        return Handfasts.program()
                .input(text)
                .run("connect", server.address(), "--name", "localhost", "--ca", files.ca(), "--commands");
    }

    private Program start(PipedInputStream keyboard) throws IOException {
        return Handfasts.program()
                .input(keyboard)
                .start("connect", server.address(), "--name", "localhost", "--ca", files.ca(), "--commands");
    }
}

package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectTest {

    @TempDir
    private Path directory;

    private Credentials files;
    private Program server;

    @BeforeEach
    void startServer() throws IOException {
        files = Credentials.in(directory);
        server = Handfasts.program().start("serve", "0", "--cert", files.server(), "--echo");
    }

    @AfterEach
    void stopServer() {
        server.terminate();
    }

    @Test
    void copiesStandardInputToThePeerAndBack() throws IOException {
        Program client = connect("one\ntwo\n");

        assertThat(client.out()).isEqualTo("one\ntwo\n");
    }

    @Test
    void succeedsWhenThePeerClosesAfterTheInputHasEnded() throws IOException {
        assertThat(connect("", "--trace").exitCode()).isZero();
    }

    @Test
    void tellsWhatWasNegotiated() throws IOException {
        assertThat(connect("").err()).contains("TLSv1.3", "TLS_AES_128_GCM_SHA256", "x25519", "CN=localhost");
    }

    @Test
    void speaksTheOlderVersionWhenToldTo() throws IOException {
        Program client = connect("data", "--max-version", "tls1.2");

        assertThat(client.out()).isEqualTo("data");
        assertThat(client.err()).contains("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "x25519");
    }

    @Test
    void resumesInTheOlderVersion() throws IOException {
        assertThat(connect("data", "--max-version", "tls1.2", "--resume", "1").err())
                .containsPattern("(?s)resumed +no.*resumed +yes");
    }

    @Test
    void isRefusedByAServerThatSpeaksNothingSoOld() throws IOException {
        Program modern =
                Handfasts.program().start("serve", "0", "--cert", files.server(), "--echo", "--min-version", "tls1.3");
        try {
            Program client = Handfasts.program()
                    .run(
                            "connect",
                            modern.address(),
                            "--name",
                            "localhost",
                            "--ca",
                            files.ca(),
                            "--max-version",
                            "tls1.2");

            assertThat(client.exitCode()).isEqualTo(1);
            assertThat(client.err()).contains("protocol_version", "--min-version");
        } finally {
            modern.terminate();
        }
    }

    @Test
    void bothUseAKeyOfTheOlderVersion() throws IOException {
        String key = "me:00112233445566778899aabbccddeeff";
        Program keyed = Handfasts.program().start("serve", "0", "--psk", key, "--max-version", "tls1.2");
        try {
            Program client = Handfasts.program()
                    .input("data")
                    .run("connect", keyed.address(), "--name", "localhost", "--psk", key, "--max-version", "tls1.2");

            assertThat(client.out()).isEqualTo("data");
            assertThat(client.err()).contains("TLSv1.2", "ECDHE_PSK", "me");
        } finally {
            keyed.terminate();
        }
    }

    @Test
    void refusesAnUnknownAuthority() throws IOException {
        Program client =
                Handfasts.program().run("connect", server.address(), "--name", "localhost", "--ca", files.otherCa());

        assertThat(client.exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhyACertificateIsRefused() throws IOException {
        Program client =
                Handfasts.program().run("connect", server.address(), "--name", "example.org", "--ca", files.ca());

        assertThat(client.err()).contains("BAD_IDENTITY: CN=localhost", "hint:");
    }

    @Test
    void acceptsAnyCertificateWhenToldTo() throws IOException {
        Program client = Handfasts.program()
                .input("data")
                .run("connect", server.address(), "--name", "example.org", "--ca", files.otherCa(), "--insecure");

        assertThat(client.out()).isEqualTo("data");
    }

    @Test
    void namesTheFlagsOfACertificateThatItAcceptsAnyway() throws IOException {
        Program client = Handfasts.program()
                .run("connect", server.address(), "--name", "example.org", "--ca", files.otherCa(), "--insecure");

        assertThat(client.err()).contains("UNKNOWN_CA", "BAD_IDENTITY");
    }

    @Test
    void offersTheGroupsThatItIsTold() throws IOException {
        assertThat(connect("", "--groups", "secp384r1").err()).contains("secp384r1");
    }

    @Test
    void offersTheSuitesThatItIsTold() throws IOException {
        assertThat(connect("", "--suites", "TLS_CHACHA20_POLY1305_SHA256").err())
                .contains("TLS_CHACHA20_POLY1305_SHA256");
    }

    private Program connect(String input, String... more) throws IOException {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"connect", server.address(), "--name", "localhost", "--ca", files.ca()},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Handfasts.program().input(input).run(arguments);
    }
}

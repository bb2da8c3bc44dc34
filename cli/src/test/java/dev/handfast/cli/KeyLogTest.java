package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyLogTest {

    @TempDir
    private Path directory;

    private Credentials files;
    private Path log;
    private Program server;

    @BeforeEach
    void startServer() throws IOException {
        files = Credentials.in(directory);
        log = directory.resolve("keys");
        server = Handfasts.program().start("serve", "0", "--cert", files.server());
    }

    @AfterEach
    void stopServer() {
        server.terminate();
    }

    @Test
    void holdsTheSecretsOfAConnection() throws IOException {
        connect(Handfasts.program(), "--keylog", log.toString());

        assertThat(Files.readString(log))
                .containsPattern("(?m)^CLIENT_HANDSHAKE_TRAFFIC_SECRET [0-9a-f]{64} [0-9a-f]{64}$")
                .containsPattern("(?m)^SERVER_TRAFFIC_SECRET_0 [0-9a-f]{64} [0-9a-f]{64}$");
    }

    @Test
    void grows() throws IOException {
        Files.writeString(log, "# what was there\n");
        connect(Handfasts.program(), "--keylog", log.toString());

        assertThat(Files.readString(log)).startsWith("# what was there\nCLIENT_");
    }

    @Test
    void mayBeReadByNobodyElse() throws IOException {
        connect(Handfasts.program(), "--keylog", log.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }

    @Test
    void isAlsoNamedByTheEnvironment() throws IOException {
        connect(Handfasts.program().variable("SSLKEYLOGFILE", log.toString()));

        assertThat(log).exists();
    }

    @Test
    void comesWithAWarning() throws IOException {
        assertThat(connect(Handfasts.program(), "--keylog", log.toString()).err())
                .contains("warning: secrets are written to " + log);
    }

    private Program connect(Program.Start program, String... more) throws IOException {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"connect", server.address(), "--name", "localhost", "--ca", files.ca()},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return program.run(arguments);
    }
}

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

/** What {@code serve --echo} sends back, and what it obeys. */
final class EchoTest {

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
    void sendsEveryByteBack() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1 << 16; i++) {
            all.append((char) (i * 31 & 0xff));
        }

        assertThat(send(all.toString()).out()).isEqualTo(all.toString());
    }

    @Test
    void updatesItsKeysWhenItIsToldTo() throws IOException {
        Program client = send("before\n**REKEY**\nafter\n");

        assertThat(client.out()).isEqualTo("before\nSuccessfully executed command\nafter\n");
        assertThat(client.err()).contains("the peer has new keys");
    }

    @Test
    void obeysOnlyAtTheStartOfALine() throws IOException {
        assertThat(send("say **REKEY**\n").out()).isEqualTo("say **REKEY**\n");
    }

    @Test
    void sendsWhatOnlyLooksLikeACommandBack() throws IOException {
        assertThat(send("**REKEX**\n**\n*").out()).isEqualTo("**REKEX**\n**\n*");
    }

    @Test
    void saysWhatItCannotDoYet() throws IOException {
        assertThat(send("**REAUTH**\n").out()).isEqualTo("**REAUTH** is not available yet\n");
    }

    private Program send(String text) throws IOException {
        return Handfasts.program()
                .input(text)
                .run("connect", server.address(), "--name", "localhost", "--ca", files.ca());
    }
}

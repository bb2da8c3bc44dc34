package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the certificate and key of {@code serve} come from. */
final class CredentialsTest {

    @TempDir
    private Path directory;

    private Credentials files;

    @BeforeEach
    void makeCredentials() {
        files = Credentials.in(directory);
    }

    @Test
    void readsCertificateAndKeyInDer() throws IOException {
        List<String> der = files.der();

        assertThat(works(Handfasts.program(), "--cert", der.get(0), "--key", der.get(1)))
                .isTrue();
    }

    @Test
    void readsPkcs12WithAPasswordFile() throws IOException {
        String password = files.write("password", "secret\nmore\n");

        assertThat(works(Handfasts.program(), "--p12", files.pkcs12("secret"), "--password-file", password))
                .isTrue();
    }

    @Test
    void asksForThePasswordOnTheTerminal() throws IOException {
        assertThat(works(
                        Handfasts.program().passwords(prompt -> Optional.of("secret".toCharArray())),
                        "--p12",
                        files.pkcs12("secret")))
                .isTrue();
    }

    @Test
    void saysWhatToDoWithoutATerminal() throws IOException {
        Program server = Handfasts.program().run("serve", "0", "--p12", files.pkcs12("secret"));

        assertThat(server.exitCode()).isEqualTo(2);
        assertThat(server.err()).contains("needs a password", "--password-file");
    }

    @Test
    void saysThatAPasswordIsWrong() throws IOException {
        String password = files.write("password", "guess");
        Program server =
                Handfasts.program().run("serve", "0", "--p12", files.pkcs12("secret"), "--password-file", password);

        assertThat(server.exitCode()).isEqualTo(2);
        assertThat(server.err()).containsIgnoringCase("password");
    }

    @Test
    void saysThatAKeyIsMissing() throws IOException {
        Program server = Handfasts.program().run("serve", "0", "--cert", files.ca());

        assertThat(server.exitCode()).isEqualTo(2);
        assertThat(server.err()).contains("ca.pem holds no PRIVATE KEY block");
    }

    @Test
    void saysThatAFileHoldsNoCertificate() throws IOException {
        Program server = Handfasts.program().run("serve", "0", "--cert", files.write("letter.txt", "Dear Sir"));

        assertThat(server.exitCode()).isEqualTo(2);
        assertThat(server.err()).contains("letter.txt holds no certificate");
    }

    private boolean works(Program.Start program, String... options) throws IOException {
        Program server = program.start(Stream.concat(Stream.of("serve", "0", "--once"), Stream.of(options))
                .toArray(String[]::new));
        Program client = Handfasts.program()
                .input("hi")
                .run("connect", server.address(), "--name", "localhost", "--ca", files.ca());
        return client.exitCode() == 0 && client.out().equals("hi");
    }
}

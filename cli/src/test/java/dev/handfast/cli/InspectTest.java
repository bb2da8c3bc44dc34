package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Credentials;
import dev.handfast.cli.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectTest {

    @TempDir
    private Path directory;

    private Credentials files;

    @BeforeEach
    void makeCredentials() {
        files = Credentials.in(directory);
    }

    @Test
    void tellsWhatAServerIsAndWhatIsWrongWithIt() throws IOException {
        Program server = Handfasts.program().start("serve", "0", "--cert", files.expired(), "--once");

        Program inspection = run("inspect", server.address(), "--ca", files.ca(), "--name", "localhost");

        assertThat(inspection.exitCode()).isZero();
        assertThat(inspection.out())
                .contains("TLSv1.3", "x25519", "CN=localhost", "EXPIRED", "to do: Check the clock of this machine");
    }

    @Test
    void saysThatNobodyListens() {
        assertThat(run("inspect", "127.0.0.1:1").exitCode()).isEqualTo(1);
    }

    @Test
    void findsNothingWrongWithAGoodCertificate() throws IOException {
        Program inspection = run("inspect", files.server(), "--ca", files.ca(), "--name", "localhost");

        assertThat(inspection.exitCode()).isZero();
        assertThat(inspection.out()).contains("CN=localhost", "issued by CN=Test CA", "nothing is wrong with it");
    }

    @Test
    void tellsThatTheKeyIsThere() throws IOException {
        assertThat(run("inspect", files.server(), "--ca", files.ca()).out())
                .contains("key          in this file, and the right one");
    }

    @Test
    void tellsEveryFlagOfACertificate() throws IOException {
        assertThat(run("inspect", files.expired(), "--ca", files.otherCa(), "--name", "example.org")
                        .out())
                .contains("UNKNOWN_CA", "BAD_IDENTITY", "EXPIRED");
    }

    @Test
    void tellsScriptsTheFlags() throws IOException {
        assertThat(run("inspect", files.expired(), "--ca", files.ca(), "--json").out())
                .startsWith("{\"event\":\"certificate\",")
                .contains("\"subject\":\"CN=localhost\"", "\"names\":[\"localhost\"]", "\"flags\":[\"EXPIRED\"]");
    }

    @Test
    void judgesACertificateTogetherWithItsIssuer() throws IOException {
        String both = files.write(
                "both.pem", Files.readString(Path.of(files.ca())) + Files.readString(Path.of(files.server())));

        assertThat(run("inspect", both, "--ca", files.ca()).out())
                .contains("1  CN=localhost", "2  CN=Test CA", "nothing is wrong with it");
    }

    @Test
    void readsDer() throws IOException {
        assertThat(run("inspect", files.der().get(0), "--ca", files.ca()).out()).contains("CN=localhost");
    }

    @Test
    void readsPkcs12() throws IOException {
        String password = files.write("password", "secret");

        assertThat(run("inspect", files.pkcs12("secret"), "--ca", files.ca(), "--password-file", password)
                        .out())
                .contains("CN=localhost");
    }

    @Test
    void refusesAFileWithoutACertificate() throws IOException {
        Program inspection = run("inspect", files.write("letter.txt", "Dear Sir"));

        assertThat(inspection.exitCode()).isEqualTo(2);
        assertThat(inspection.err()).contains("letter.txt holds no certificate").doesNotContain("\tat ");
    }

    @Test
    void refusesWhatIsNeitherAFileNorAServer() {
        Program inspection = run("inspect", "no-such-thing");

        assertThat(inspection.exitCode()).isEqualTo(2);
        assertThat(inspection.err()).contains("there is no file 'no-such-thing', and it is not HOST:PORT either");
    }

    private static Program run(String... arguments) {
        return Handfasts.program().run(arguments);
    }
}

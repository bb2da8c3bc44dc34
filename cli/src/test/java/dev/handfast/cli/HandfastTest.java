package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.cli.harness.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandfastTest {

    @Test
    void printsItsVersionAndThatOfJava() {
        assertThat(run("--version").out()).matches("handfast \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java .+\\)\\R");
    }

    @Test
    void printsUsageOnStandardOutputWhenAskedTo() {
        assertThat(run("--help").out()).startsWith("Usage: handfast");
    }

    @Test
    void hasSucceededAfterHelp() {
        assertThat(run("--help").exitCode()).isZero();
    }

    @Test
    void saysWhatIsWrongOnStandardError() {
        assertThat(run().err()).startsWith("error: a command is missing: demo, connect, serve, inspect");
    }

    @Test
    void callsAMissingCommandWrongUsage() {
        assertThat(run().exitCode()).isEqualTo(2);
    }

    @Test
    void callsAnUnknownOptionWrongUsage() {
        assertThat(run("--no-such-option").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect localhost:1 --dtls --min-version dtls1.3",
                "connect localhost:1 --cid 8",
                "connect localhost:1 --pkcs11 pkcs11:token=x",
                "serve 0 --reauth require"
            })
    void refusesInOneLineWhatTheLibraryCannotDoYet(String line) {
        Program program = run(line.split(" "));

        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.err()).matches("error: .* is not available yet: .*\\Rhint: .*\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "connect localhost",
                "connect localhost:none",
                "connect ::1:443",
                "connect localhost:65536",
                "connect localhost:1 --starttls telnet",
                "connect localhost:1 --suites TLS_NO_SUCH_SUITE",
                "connect localhost:1 --groups nogroup",
                "connect localhost:1 --sigalgs rsa_pkcs1_sha256",
                "connect localhost:1 --ca no-such-file",
                "connect localhost:1 --cert no-such-file",
                "connect localhost:1 --min-version tls9",
                "connect localhost:1 --min-version tls1.3 --max-version tls1.2",
                "connect localhost:1 --max-version tls1.2 --suites TLS_PSK_WITH_AES_128_GCM_SHA256",
                "connect localhost:1 --max-version tls1.2 --suites TLS_AES_128_GCM_SHA256",
                "connect localhost:1 --psk me:00",
                "connect localhost:1 --psk 00112233445566778899aabbccddeeff",
                "connect localhost:1 --psk me:xyz",
                "connect localhost:1 --psk me:00112233445566778899aabbccddeeff --psk-hash md5",
                "connect localhost:1 --resume many",
                "serve 0 --self-signed localhost --tickets 99",
                "serve 0 --self-signed localhost --client-auth perhaps",
                "serve",
                "serve 0",
                "serve 0 --self-signed localhost --echo --http",
                "serve 0 --self-signed localhost --keylog no-such-directory/file"
            })
    void callsOtherThingsThatItCannotUnderstandWrongUsage(String line) {
        Program program = run(line.split(" "));

        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.err()).startsWith("error: ").doesNotContain("\tat ");
    }

    private static Program run(String... arguments) {
        return Handfasts.program().run(arguments);
    }
}

package dev.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What only a process of its own can show. */
final class ProcessTest {

    private static final long PATIENCE_SECONDS = 60;

    @Test
    void succeedsOnSigterm() throws IOException, InterruptedException {
        Process server = start("serve", "0", "--self-signed", "localhost");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).startsWith("listening on 127.0.0.1:");
            server.destroy();

            assertThat(exitCode(server)).isZero();
        }
    }

    @Test
    void returnsItsExitCode() throws IOException, InterruptedException {
        assertThat(exitCode(start("connect"))).isEqualTo(2);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Handfast.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end");
        }
        return process.exitValue();
    }
}

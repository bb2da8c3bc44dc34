package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What happens where a program is missing. */
final class RequiredToolTest {

    @TempDir
    private Path folder;

    @Test
    void skipsTheTestOnAUsersMachine() {
        assertThatThrownBy(() -> RequiredTool.find("no-such-tool", folder.toString(), false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no-such-tool is not installed");
    }

    @Test
    void failsTheTestWhereItMustRun() {
        assertThatThrownBy(() -> RequiredTool.find("no-such-tool", folder.toString(), true))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("no-such-tool is not installed");
    }

    @Test
    void findsTheProgramOnThePath() throws IOException {
        Path script = script("exit 0");

        assertThat(RequiredTool.find("tool", "/nowhere:" + folder, true).path()).isEqualTo(script);
    }

    @Test
    void returnsWhatTheProgramWrote() throws IOException, InterruptedException {
        script("echo out $1; echo err >&2");

        assertThat(RequiredTool.find("tool", folder.toString(), true).run(folder, "one"))
                .isEqualTo("out one\nerr\n");
    }

    @Test
    void failsWithTheProgram() throws IOException {
        script("echo reason; exit 3");

        assertThatThrownBy(
                        () -> RequiredTool.find("tool", folder.toString(), true).run(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("reason");
    }

    private Path script(String body) throws IOException {
        Path file = Files.writeString(folder.resolve("tool"), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}

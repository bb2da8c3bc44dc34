package dev.handfast.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test cannot do without, such as openssl.
 *
 * <p>Where it is missing the test is skipped, and the report says for want of which program; with {@code CI=true} in the
 * environment the test fails instead, because there nobody would notice.
 */
public final class RequiredTool {

    private static final long PATIENCE_SECONDS = 60;

    private final Path program;

    private RequiredTool(Path program) {
        this.program = program;
    }

    /** The program of that name on the path; ends the test, in the way that is described above, when there is none. */
    public static RequiredTool named(String name) {
        return find(name, Optional.ofNullable(System.getenv("PATH")).orElse(""), "true".equals(System.getenv("CI")));
    }

    static RequiredTool find(String name, String searchPath, boolean isRequired) {
        Optional<Path> found = List.of(searchPath.split(File.pathSeparator, -1)).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && isRequired) {
            return Assertions.fail(name + " is not installed, and CI=true says that it must be");
        }
        return found.map(RequiredTool::new).orElseGet(() -> Assumptions.abort(name + " is not installed"));
    }

    /** Where the program is. */
    public Path path() {
        return program;
    }

    /**
     * Runs the program to its end.
     *
     * @param folder where it runs, and where relative paths among the arguments start
     * @return everything that it wrote, to standard output and standard error
     * @throws AssertionError when it fails, or takes more than a minute; the message holds what it wrote
     */
    public String run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        boolean isOver = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String written = Files.readString(output, StandardCharsets.ISO_8859_1);
        if (!isOver || process.exitValue() != 0) {
            throw new AssertionError(
                    (isOver ? "failed: " : "did not end: ") + String.join(" ", command) + "\n" + written);
        }
        return written;
    }
}

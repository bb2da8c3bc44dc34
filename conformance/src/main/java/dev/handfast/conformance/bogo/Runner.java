package dev.handfast.conformance.bogo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * BoringSSL's test runner, somewhere on this machine.
 *
 * @param program the runner
 * @param shim what it starts for every test
 */
record Runner(Path program, Path shim) {

    private static final String SOCKET = "HANDFAST_BOGO_SOCKET";
    private static final String CLASS_PATH = "HANDFAST_BOGO_CLASSPATH";
    private static final Pattern RESULT = Pattern.compile("(PASSED|FAILED|UNIMPLEMENTED) \\((.*)\\)");

    /** Hears what the runner says, line by line. */
    @FunctionalInterface
    interface Listener {
        /** A line; with the test that it is the result of, where it is one. */
        void heard(String line, Optional<Result> result);
    }

    /** What became of a test that was run. */
    record Result(String test, Outcome outcome) {}

    /** Every test, in the order in which the runner adds them: what one worker says of a shim that can do nothing. */
    List<String> tests() throws IOException, InterruptedException {
        List<String> tests = new ArrayList<>();
        ProcessBuilder builder = process(List.of("-num-workers", "1"));
        builder.environment().remove(CLASS_PATH);
        run(builder, (line, result) -> result.ifPresent(some -> tests.add(some.test())));
        return tests;
    }

    /**
     * Runs tests.
     *
     * @param daemon where the daemon listens; without one the shim must be able to do without
     * @param options for the runner
     * @return what became of each test that was run
     */
    Map<String, Outcome> run(Optional<Path> daemon, List<String> options, Listener listener)
            throws IOException, InterruptedException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        ProcessBuilder builder = process(options);
        daemon.ifPresent(path -> builder.environment().put(SOCKET, path.toString()));
        run(builder, (line, result) -> {
            result.ifPresent(some -> outcomes.put(some.test(), some.outcome()));
            listener.heard(line, result);
        });
        return outcomes;
    }

    private ProcessBuilder process(List<String> options) throws IOException {
        if (!Files.isExecutable(program)) {
            throw new IOException("there is no runner at " + program);
        }
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "-shim-path", shim.toString(), "-allow-unimplemented", "-pipe"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove(SOCKET);
        // A JVM that says that it has picked up options says so where the runner expects the name of an error.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return builder;
    }

    private static void run(ProcessBuilder builder, Listener listener) throws IOException, InterruptedException {
        Process process = builder.start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.heard(line, result(line));
            }
            process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static Optional<Result> result(String line) {
        Matcher matcher = RESULT.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Outcome outcome = switch (matcher.group(1)) {
            case "PASSED" -> Outcome.PASSED;
            case "FAILED" -> Outcome.FAILED;
            default -> Outcome.SKIPPED;
        };
        return Optional.of(new Result(matcher.group(2), outcome));
    }
}

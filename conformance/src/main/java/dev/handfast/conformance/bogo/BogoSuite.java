package dev.handfast.conformance.bogo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs all of BoGo, and tells how it went. */
public final class BogoSuite {

    private static final int WRONG_USE = 2;

    private final SuiteOptions options;
    private final PrintStream out;
    private final Runner runner;
    private final Path folder;

    private BogoSuite(SuiteOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.runner = new Runner(options.runner().resolve("runner.test"), options.launcher());
        this.folder = options.home().resolve("conformance");
    }

    /** Does what {@code conformance/bogo} was asked for, and exits with 0 only when nothing has failed. */
    public static void main(String[] args) throws InterruptedException {
        int code;
        try {
            code = new BogoSuite(SuiteOptions.parse(List.of(args)), System.out).run() ? 0 : 1;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("bogo: " + e.getMessage());
            code = WRONG_USE;
        }
        System.exit(code);
    }

    private boolean run() throws IOException, InterruptedException {
        Path config = folder.resolve("bogo-config.json");
        DisabledTests disabled = DisabledTests.read(config);
        List<String> tests = tests();
        Tally tally = new Tally();
        boolean isComplete = count(tests, disabled, execute(config), tally);
        disabled.stale(tests).forEach(pattern -> out.println("no test is called " + pattern));
        out.print(tally.table());
        boolean isTold = page(tally);
        out.println(tally.summary());
        return isComplete && isTold && tally.total(Outcome.FAILED) == 0;
    }

    /** Runs what is wanted; prints what the runner says of failures, and nothing of the rest. */
    private Map<String, Outcome> execute(Path config) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-shim-config", config.toString()));
        arguments.addAll(options.withWorkers());
        if (!options.resident()) {
            return runner.run(Optional.empty(), arguments, new Failures(out));
        }
        LenientCertificates.install();
        Path home = Files.createTempDirectory("bogo");
        try (BogoDaemon daemon = BogoDaemon.start(home.resolve("daemon"))) {
            return runner.run(Optional.of(daemon.path()), arguments, new Failures(out));
        } finally {
            Files.delete(home);
        }
    }

    /** Sorts the outcomes into groups; false when the runner ended before it had done everything. */
    private boolean count(List<String> tests, DisabledTests disabled, Map<String, Outcome> outcomes, Tally tally)
            throws IOException {
        Patterns chosen = options.chosen();
        boolean isComplete = true;
        for (Map.Entry<String, String> test : TestGroups.known().assign(tests).entrySet()) {
            if (!chosen.matches(test.getKey())) {
                continue;
            }
            if (disabled.contains(test.getKey()) && !options.includesDisabled()) {
                tally.add(test.getValue(), Outcome.DISABLED);
            } else if (outcomes.containsKey(test.getKey())) {
                tally.add(test.getValue(), outcomes.get(test.getKey()));
            } else {
                out.println("not run: " + test.getKey());
                isComplete = false;
            }
        }
        return isComplete;
    }

    /** The runner's tests, which take some seconds to list, once a runner. */
    private List<String> tests() throws IOException, InterruptedException {
        Path program = runner.program();
        if (!Files.exists(program)) {
            throw new IOException("there is no runner at " + program);
        }
        String edition = Long.toHexString(
                Files.size(program) * 31 + Files.getLastModifiedTime(program).toMillis());
        Path list = folder.resolve("target").resolve("bogo").resolve("tests-" + edition);
        if (Files.exists(list)) {
            return Files.readAllLines(list);
        }
        List<String> tests = runner.tests();
        Files.createDirectories(list.getParent());
        Files.write(list, tests);
        return tests;
    }

    private boolean page(Tally tally) throws IOException {
        ConformancePage page =
                new ConformancePage(options.home().resolve("docs").resolve("CONFORMANCE.md"));
        switch (options.page()) {
            case UPDATE -> page.update(tally);
            case CHECK -> {
                if (!page.tells(tally)) {
                    out.println("docs/CONFORMANCE.md tells other counts");
                    return false;
                }
            }
            case LEAVE -> {}
        }
        return true;
    }

    /**
     * Lets through what the runner says of a failed test: the line with its name, and those up to the next result. What it
     * says before any result is about itself.
     */
    private static final class Failures implements Runner.Listener {

        private final PrintStream out;
        private boolean isOfFailure = true;

        Failures(PrintStream out) {
            this.out = out;
        }

        @Override
        public void heard(String line, Optional<Runner.Result> result) {
            boolean wasOfFailure = isOfFailure;
            isOfFailure = result.map(some -> some.outcome() == Outcome.FAILED).orElse(wasOfFailure);
            if (isOfFailure) {
                out.println(line);
            }
        }
    }
}

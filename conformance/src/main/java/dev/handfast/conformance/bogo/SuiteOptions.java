package dev.handfast.conformance.bogo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person asked of the whole suite.
 *
 * @param home the root of the checkout
 * @param launcher the shim that the runner starts
 * @param runner the folder of the runner
 * @param resident whether one daemon does all tests
 * @param page what to do with the page that tells the counts
 * @param forRunner everything else
 */
record SuiteOptions(Path home, Path launcher, Path runner, boolean resident, Page page, List<String> forRunner) {

    private static final int WORKERS = 6;

    /** What to do with the page that tells the counts. */
    enum Page {
        LEAVE,
        UPDATE,
        CHECK
    }

    /**
     * Reads the arguments: those of the script first, then what it was given.
     *
     * @throws IllegalArgumentException when something is missing
     */
    static SuiteOptions parse(List<String> arguments) {
        List<String> left = new ArrayList<>(arguments);
        Path home = path(left, "--home");
        Path launcher = path(left, "--launcher");
        Path runner = path(left, "--runner");
        // The script says so as well as the person, or instead.
        boolean resident = !left.removeIf("--one-jvm"::equals);
        Page page = Page.LEAVE;
        if (left.remove("--update-doc")) {
            page = Page.UPDATE;
        } else if (left.remove("--check-doc")) {
            page = Page.CHECK;
        }
        SuiteOptions options = new SuiteOptions(home, launcher, runner, resident, page, List.copyOf(left));
        if (page != Page.LEAVE
                && (!options.value("test").isEmpty() || !options.value("skip").isEmpty())) {
            throw new IllegalArgumentException("the page tells the counts of all tests, not of some");
        }
        return options;
    }

    /** Which tests are wanted. */
    Patterns chosen() {
        return Patterns.of(value("test"), value("skip"));
    }

    /** Whether tests are run that the configuration disables. */
    boolean includesDisabled() {
        return forRunner.stream()
                .anyMatch(option -> option.replaceFirst("^--?", "").equals("include-disabled"));
    }

    /** The options of the runner, with a number of workers. */
    List<String> withWorkers() {
        List<String> options = new ArrayList<>(forRunner);
        if (value("num-workers").isEmpty()) {
            options.addAll(List.of("-num-workers", Integer.toString(WORKERS)));
        }
        return options;
    }

    private String value(String name) {
        return find(forRunner, "-" + name)
                .or(() -> find(forRunner, "--" + name))
                .orElse("");
    }

    private static Optional<String> find(List<String> options, String name) {
        for (int i = options.size() - 1; i >= 0; i--) {
            if (options.get(i).startsWith(name + "=")) {
                return Optional.of(options.get(i).substring(name.length() + 1));
            }
            if (options.get(i).equals(name) && i + 1 < options.size()) {
                return Optional.of(options.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static Path path(List<String> left, String name) {
        int at = left.indexOf(name);
        if (at < 0 || at + 1 == left.size()) {
            throw new IllegalArgumentException("say " + name + " and a path");
        }
        left.remove(at);
        return Path.of(left.remove(at)).toAbsolutePath();
    }
}

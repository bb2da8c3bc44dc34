package dev.handfast.cli.basis;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What the program finds around it: streams, the environment, somebody who may be asked, and what ends it.
 *
 * @param out bytes of a peer and answers for scripts; flushed by whoever writes
 * @param err everything for people
 * @param terminal whether a person sits at it
 */
public record Surroundings(
        InputStream in,
        OutputStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean terminal,
        Passwords passwords,
        Termination termination) {

    /** Asks a person for a password. */
    @FunctionalInterface
    public interface Passwords {

        /** The password, which the caller erases; empty when there is nobody to ask. */
        Optional<char[]> ask(String prompt);
    }

    /** Tells when the program is asked to end. */
    @FunctionalInterface
    public interface Termination {

        /** Runs the action when the program is asked to end, and the program then succeeds; until the watch ends. */
        Watch watch(Runnable action);

        /** Ends the watching. */
        @FunctionalInterface
        interface Watch {
            void end();
        }
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
                System.getenv(),
                Person.console().isPresent(),
                Person::password,
                Surroundings::watchSignals);
    }

    /** A JVM that is told to end runs its hooks, and would then tell of the signal by its exit code. */
    private static Termination.Watch watchSignals(Runnable action) {
        Thread hook = new Thread(
                () -> {
                    try {
                        action.run();
                    } finally {
                        Runtime.getRuntime().halt(ExitCode.DONE);
                    }
                },
                "termination");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                hook.interrupt();
            }
        };
    }
}

package dev.handfast.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: what stands before a command, and the list of commands. */
@Command(
        name = "handfast",
        description = "TLS and DTLS on the command line.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Handfast implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs the program and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(program().execute(args));
    }

    /** The program, ready to run on arguments. */
    static CommandLine program() {
        return new CommandLine(new Handfast());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}

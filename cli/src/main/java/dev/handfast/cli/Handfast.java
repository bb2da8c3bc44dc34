package dev.handfast.cli;

import dev.handfast.cli.basis.ExitCode;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.option.Later;
import dev.handfast.cli.report.Diagnosis;
import dev.handfast.cli.report.Doctor;
import dev.handfast.cli.report.Style;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

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
        System.exit(run(Surroundings.ofProcess(), args));
    }

    /** Runs the program, and returns its exit code. */
    static int run(Surroundings surroundings, String... args) {
        CommandLine program = program(surroundings, args.length == 0 ? "" : args[0]);
        try {
            return program.execute(args);
        } catch (Error e) {
            return fail(program, e);
        }
    }

    private static CommandLine program(Surroundings surroundings, String word) {
        CommandLine program = new CommandLine(new Handfast());
        Commands.addTo(program, surroundings, word);
        return program.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((thrown, arguments) -> refuse(thrown))
                .setExecutionExceptionHandler((thrown, line, result) -> fail(line, thrown));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
    }

    private static int refuse(ParameterException thrown) {
        CommandLine line = thrown.getCommandLine();
        List<String> unmatched =
                thrown instanceof UnmatchedArgumentException unknown ? unknown.getUnmatched() : List.of();
        PrintWriter err = line.getErr();
        err.println("error: " + Later.refusal(unmatched).orElse(thrown.getMessage()));
        err.println("hint:  " + line.getCommandSpec().qualifiedName() + " --help tells what there is.");
        return ExitCode.USAGE;
    }

    private static int fail(CommandLine line, Throwable thrown) {
        Diagnosis diagnosis = Doctor.withoutPeer().diagnose(thrown);
        diagnosis.lines(Style.plain()).forEach(line.getErr()::println);
        return diagnosis.exitCode();
    }
}

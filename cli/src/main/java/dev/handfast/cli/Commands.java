package dev.handfast.cli;

import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.connect.Connect;
import dev.handfast.cli.demo.Demo;
import dev.handfast.cli.inspect.Inspect;
import dev.handfast.cli.serve.Serve;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands, in the order of the help.
 *
 * <p>Reading the options of a command out of its annotations takes a while, so only the one that is called for is read.
 */
final class Commands {

    private static final List<Entry> ALL = List.of(
            new Entry(
                    "demo",
                    "Show everything on loopback, in one process, with a certificate authority made on the spot.",
                    Demo::new),
            new Entry(
                    "connect",
                    "A client: standard input goes to the peer, what the peer sends to standard output.",
                    Connect::new),
            new Entry(
                    "serve",
                    "A server: prints 'listening on HOST:PORT' when it is ready, and serves until it is told to end.",
                    Serve::new),
            new Entry(
                    "inspect",
                    "Tell what a server, or a certificate file, is and what is wrong with it.",
                    Inspect::new));

    private Commands() {}

    private record Entry(String word, String description, Function<Surroundings, Callable<Integer>> maker) {

        private CommandLine line(Surroundings surroundings, boolean isCalled) {
            CommandLine line =
                    isCalled ? new CommandLine(maker.apply(surroundings)) : new CommandLine(CommandSpec.create());
            line.getCommandSpec().usageMessage().description(description);
            return line;
        }
    }

    /** Adds all commands to the program, and makes it ready to run the one that is called. */
    static void addTo(CommandLine program, Surroundings surroundings, String called) {
        for (Entry entry : ALL) {
            program.addSubcommand(entry.word, entry.line(surroundings, entry.word.equals(called)));
        }
    }
}

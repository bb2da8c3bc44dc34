package dev.handfast.cli.demo;

import dev.handfast.cli.basis.ExitCode;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.report.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;

/** Shows what the library does, on loopback, in one process. */
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {

    private static final String PREPARATION = "An authority makes a certificate for localhost";

    private final Surroundings surroundings;

    /** The command, in its surroundings. */
    public Demo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Narrator narrator = new Narrator(
                new PrintStream(surroundings.out(), false, StandardCharsets.UTF_8),
                Style.of(surroundings.terminal(), surroundings.environment()));
        narrator.say("Handfast demo: an authority, a server and a client, in one process on loopback.\n");
        ExecutorService threads = Executors.newCachedThreadPool(Demo::helper);
        try {
            return play(narrator, threads);
        } catch (IOException | AssertionError e) {
            narrator.fail(e.getMessage() + " (" + e.getClass().getSimpleName() + ")");
            return ExitCode.OURS;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int play(Narrator narrator, ExecutorService threads) throws IOException {
        long start = System.nanoTime();
        narrator.begin(1, PREPARATION);
        Stage stage = Stage.setUp(threads);
        narrator.end(PREPARATION, since(start));
        narrator.tell(List.of(
                stage.authority().subjectName() + " signs the key of localhost; both are good for an hour.",
                "The client trusts nobody else."));
        int number = 2;
        for (Scene scene : Scenes.all()) {
            long begin = System.nanoTime();
            narrator.begin(number++, scene.title());
            List<String> outcome = scene.plot().play(stage);
            narrator.end(scene.title(), since(begin));
            narrator.tell(outcome);
        }
        narrator.applaud("All of it went as told, in " + since(start).toMillis() + " ms.");
        narrator.say("Next: handfast serve 4433 --self-signed localhost --http");
        narrator.say("      handfast connect localhost:4433 --insecure");
        return ExitCode.DONE;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static Thread helper(Runnable task) {
        Thread thread = new Thread(task, "demo");
        thread.setDaemon(true);
        return thread;
    }
}

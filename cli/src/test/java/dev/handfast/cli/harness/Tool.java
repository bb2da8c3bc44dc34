package dev.handfast.cli.harness;

import dev.handfast.testkit.RequiredTool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another program, running; what it prints on both streams can be waited for. */
public final class Tool implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final List<String> command;
    private final Process process;
    private final Output output = new Output();
    private final Thread reader;

    private Tool(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        this.reader = new Thread(this::read, "output of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a program, which the test cannot do without. */
    public static Tool start(String name, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(RequiredTool.named(name).path().toString()));
        command.addAll(List.of(arguments));
        return new Tool(
                command, new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Types something. */
    public Tool type(String text) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(text.getBytes(StandardCharsets.ISO_8859_1));
        keyboard.flush();
        return this;
    }

    /** Types no more. */
    public Tool endOfInput() throws IOException {
        process.getOutputStream().close();
        return this;
    }

    /** Waits until it has printed something. */
    public Matcher await(String regex) {
        return output.await(Pattern.compile(regex), () -> !process.isAlive() && !reader.isAlive());
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(command + " did not end; it printed\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** Everything that it has printed. */
    public String output() {
        return output.text(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try {
            process.getInputStream().transferTo(output);
        } catch (IOException e) {
            return; // it was killed
        }
    }
}

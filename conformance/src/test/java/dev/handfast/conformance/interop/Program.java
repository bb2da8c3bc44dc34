package dev.handfast.conformance.interop;

import dev.handfast.testkit.RequiredTool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;

/** Another program, running. */
final class Program implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Log log = new Log();
    private final Thread reader;

    private Program(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "output of a peer");
        reader.setDaemon(true);
    }

    /** Starts a program, whose output on both streams is logged. */
    static Program start(String name, List<String> arguments) throws IOException {
        Program program =
                new Program(builder(name, arguments).redirectErrorStream(true).start());
        program.reader.start();
        return program;
    }

    /** Starts a program, whose standard output is the caller's to read. */
    static Program piped(String name, List<String> arguments) throws IOException {
        return new Program(builder(name, arguments)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static ProcessBuilder builder(String name, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(RequiredTool.named(name).path().toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** A port that a program can be told to listen on, unless somebody is faster. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void type(String text) throws IOException {
        OutputStream keyboard = keyboard();
        keyboard.write(text.getBytes(StandardCharsets.ISO_8859_1));
        keyboard.flush();
    }

    OutputStream keyboard() {
        return process.getOutputStream();
    }

    /** Of a piped program. */
    InputStream screen() {
        return process.getInputStream();
    }

    Matcher await(String regex) {
        return log.await(regex, () -> !process.isAlive() && !reader.isAlive());
    }

    /** Types no more, and waits for the end. */
    int exitCode() throws IOException, InterruptedException {
        keyboard().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("did not end:\n" + log.text());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try {
            process.getInputStream().transferTo(log);
        } catch (IOException e) {
            return; // it was killed
        }
    }
}

package dev.handfast.cli.harness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Output that others wait for. */
final class Output extends ByteArrayOutputStream {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN_MILLIS = 100;

    @Override
    public synchronized void write(int b) {
        super.write(b);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] source, int offset, int length) {
        super.write(source, offset, length);
        notifyAll();
    }

    synchronized String text(Charset charset) {
        return toString(charset);
    }

    /** Waits until something is there that matches; fails when whoever writes has ended before. */
    synchronized Matcher await(Pattern pattern, BooleanSupplier hasEnded) {
        long start = System.nanoTime();
        while (true) {
            boolean last = hasEnded.getAsBoolean() || System.nanoTime() - start > PATIENCE;
            Matcher matcher = pattern.matcher(toString(StandardCharsets.UTF_8));
            if (matcher.find()) {
                return matcher;
            }
            if (last) {
                throw new AssertionError("no " + pattern + " in\n" + toString(StandardCharsets.UTF_8));
            }
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}

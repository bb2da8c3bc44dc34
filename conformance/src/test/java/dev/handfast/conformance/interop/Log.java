package dev.handfast.conformance.interop;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a peer prints; others wait for it. Usable by any thread. */
final class Log extends ByteArrayOutputStream {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN_MILLIS = 50;

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

    void line(String text) {
        writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until something is there that matches; fails when whoever writes has ended before. */
    synchronized Matcher await(String regex, BooleanSupplier hasEnded) {
        Pattern pattern = Pattern.compile(regex);
        long start = System.nanoTime();
        while (true) {
            boolean last = hasEnded.getAsBoolean() || System.nanoTime() - start > PATIENCE;
            Matcher matcher = pattern.matcher(text());
            if (matcher.find()) {
                return matcher;
            }
            if (last) {
                throw new AssertionError("no " + pattern + " in\n" + text());
            }
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    synchronized String text() {
        return toString(StandardCharsets.ISO_8859_1);
    }
}

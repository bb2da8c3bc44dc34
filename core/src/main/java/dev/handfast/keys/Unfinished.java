package dev.handfast.keys;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a step has made on the way, to be closed if the step does not come to its end, whatever stops it.
 *
 * <pre>{@code
 * try (Unfinished made = new Unfinished()) {
 *     TrafficSecret read = made.add(secrets.clientTraffic());
 *     TrafficSecret write = made.add(secrets.serverTraffic());
 *     return made.handOn(new Keys(read, write));
 * }
 * }</pre>
 *
 * Used by one thread at a time.
 */
public final class Unfinished implements AutoCloseable {

    private final Deque<AutoCloseable> made = new ArrayDeque<>();

    /** Takes note of something that was made; what comes later is closed earlier. */
    public <T extends AutoCloseable> T add(T one) {
        made.push(one);
        return one;
    }

    /** Leaves everything so far to this result, the end of the step. */
    public <T> T handOn(T result) {
        made.clear();
        return result;
    }

    /** Closes what has not been handed on. */
    @Override
    public void close() {
        while (!made.isEmpty()) {
            close(made.pop());
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException("secrets close without failing", e);
        }
    }
}

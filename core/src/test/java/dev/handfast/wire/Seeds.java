package dev.handfast.wire;

import java.security.SecureRandom;
import java.util.stream.LongStream;

/** Seeds for random tests: other ones in every run, told when a test fails. */
public final class Seeds {

    private static final int COUNT = 8;

    private Seeds() {}

    /**
     * Runs a test with several seeds; with {@code -Dhandfast.seed=N}, with that one alone.
     *
     * @throws AssertionError when the test throws anything, with the seed in its message
     */
    public static void each(SeededTest test) {
        Long chosen = Long.getLong("handfast.seed");
        LongStream seeds = chosen != null
                ? LongStream.of(chosen)
                : new SecureRandom().ints(COUNT).asLongStream();
        seeds.forEach(seed -> run(test, seed));
    }

    private static void run(SeededTest test, long seed) {
        try {
            test.run(seed);
        } catch (Exception | AssertionError e) {
            throw new AssertionError("with -Dhandfast.seed=" + seed + ": " + e, e);
        }
    }

    /** A test that is the same for the same seed. */
    @FunctionalInterface
    public interface SeededTest {
        /** Runs the test. */
        void run(long seed) throws Exception;
    }
}

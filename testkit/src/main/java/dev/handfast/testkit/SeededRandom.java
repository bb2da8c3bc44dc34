package dev.handfast.testkit;

import java.security.Provider;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.Random;

/** Randomness that is the same in every run with the same seed: for tests, and for nothing else. */
public final class SeededRandom extends SecureRandom {

    private static final long serialVersionUID = 1;

    private SeededRandom(Source source) {
        super(source, new Nowhere());
    }

    /** The sequence of a seed. */
    public static SeededRandom of(long seed) {
        return new SeededRandom(new Source(new Random(seed)));
    }

    private static final class Source extends SecureRandomSpi {

        private static final long serialVersionUID = 1;

        private final Random random;

        Source(Random random) {
            this.random = random;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            // What is added to the seed would make a run differ from the next one.
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int size) {
            byte[] seed = new byte[size];
            random.nextBytes(seed);
            return seed;
        }
    }

    /** SecureRandom insists on a provider. */
    private static final class Nowhere extends Provider {

        private static final long serialVersionUID = 1;

        Nowhere() {
            super("HandfastTestkit", "1", "a seeded sequence for tests");
        }
    }
}

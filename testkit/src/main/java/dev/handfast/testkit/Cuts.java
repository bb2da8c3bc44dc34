package dev.handfast.testkit;

import java.util.Random;

/** How the bytes of a stream arrive: a stream has no borders, so these must make no difference. */
public interface Cuts {

    /**
     * How many bytes arrive next.
     *
     * @param available how many are under way, 1 or more
     * @return 1 to {@code available}
     */
    int next(int available);

    /** Everything that is under way arrives at once. */
    static Cuts allAtOnce() {
        return named("all at once", available -> available);
    }

    /** One byte arrives at a time. */
    static Cuts byteAtATime() {
        return named("byte at a time", available -> 1);
    }

    /** Pieces of random size arrive, small ones and large ones. */
    static Cuts random(long seed) {
        Random random = new Random(seed);
        return named("random cuts, seed " + seed, available -> {
            int most = random.nextBoolean() ? Math.min(available, 8) : available;
            return 1 + random.nextInt(most);
        });
    }

    private static Cuts named(String name, Cuts cuts) {
        return new Cuts() {
            @Override
            public int next(int available) {
                return cuts.next(available);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }
}

package dev.handfast.testkit;

import dev.handfast.wire.Bytes;
import java.util.Random;

/** Small damage to bytes, of the kinds that break parsers: lengths, ends, repetitions. */
final class Mutation {

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** The bytes with one to four changes. */
    Bytes of(Bytes bytes) {
        Bytes changed = bytes;
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    Bytes bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }

    private Bytes once(Bytes bytes) {
        if (bytes.isEmpty()) {
            return bytes(8);
        }
        int at = random.nextInt(bytes.size());
        int end = at + random.nextInt(Math.min(16, bytes.size() - at) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, bytes.at(at) ^ (1 << random.nextInt(8)));
            case 1 -> replaced(bytes, at, random.nextBoolean() ? 0 : 0xff);
            case 2 -> replaced(bytes, at, bytes.at(at) + (random.nextBoolean() ? 1 : -1));
            case 3 -> bytes.slice(0, at).concat(bytes.slice(end, bytes.size()));
            case 4 -> bytes.slice(0, end).concat(bytes.slice(at, bytes.size()));
            default -> bytes.slice(0, at).concat(bytes(16)).concat(bytes.slice(at, bytes.size()));
        };
    }

    private static Bytes replaced(Bytes bytes, int at, int value) {
        byte[] copy = bytes.toArray();
        copy[at] = (byte) value;
        return Bytes.adopt(copy);
    }
}

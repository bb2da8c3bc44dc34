package dev.handfast.carrier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.Fault;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** That nothing depends on how the network cuts a stream, of TLS 1.2 or TLS 1.3. */
final class StreamCutsTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final boolean is12 = random.nextBoolean();

    @RepeatedTest(60)
    void makeNoDifference() {
        Bytes stream = new RandomPeer(random, is12).stream();
        List<Object> expected = hear(stream, all(stream));
        assertThat(expected).as("seed %d", seed).noneMatch(Fault.class::isInstance);
        assertSameInAnyCuts(stream, expected);
    }

    @RepeatedTest(60)
    void makeNoDifferenceToADamagedStream() {
        Bytes stream = damaged(new RandomPeer(random, is12).stream());
        assertSameInAnyCuts(stream, hear(stream, all(stream)));
    }

    @RepeatedTest(60)
    void makeNoDifferenceToAStreamThatBreaksOff() {
        Bytes whole = new RandomPeer(random, is12).stream();
        Bytes stream = whole.slice(0, random.nextInt(whole.size() + 1));
        assertSameInAnyCuts(stream, hear(stream, all(stream)));
    }

    private void assertSameInAnyCuts(Bytes stream, List<Object> expected) {
        assertThat(hear(stream, 1)).as("seed %d, single bytes", seed).isEqualTo(expected);
        assertThat(hear(stream, 0)).as("seed %d, random cuts", seed).isEqualTo(expected);
    }

    private List<Object> hear(Bytes stream, int cut) {
        return new Listener(random, is12).hear(stream, cut);
    }

    private static int all(Bytes stream) {
        return Math.max(1, stream.size());
    }

    private Bytes damaged(Bytes stream) {
        byte[] bytes = stream.toArray();
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return Bytes.adopt(bytes);
    }
}

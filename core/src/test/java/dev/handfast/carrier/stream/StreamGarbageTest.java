package dev.handfast.carrier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.carrier.Incoming;
import dev.handfast.fault.Fault;
import dev.handfast.iana.ContentType;
import dev.handfast.record.FakeCrypto;
import dev.handfast.record.PlainSealer;
import dev.handfast.record.RecordSealer;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** That, in TLS 1.2 and TLS 1.3, any bytes end in progress, in waiting, or in a named fault, and in nothing else. */
final class StreamGarbageTest {

    private static final List<ContentType> TYPES = List.of(ContentType.values());

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final boolean is12 = random.nextBoolean();

    @RepeatedTest(300)
    void isRefusedOrWaitedFor() {
        assertOrderly(bytes(random.nextInt(200)));
    }

    @RepeatedTest(300)
    void isRefusedOrWaitedForBehindAHeader() {
        WireWriter out = new WireWriter();
        for (int i = 0; i < 20; i++) {
            Bytes content = bytes(random.nextInt(40));
            out.uint8(20 + random.nextInt(5));
            out.uint16(0x0303);
            out.vector16(content);
        }
        assertOrderly(out.toBytes());
    }

    @RepeatedTest(300)
    void isRefusedOrTakenInsideProtectedRecords() {
        RecordSealer sealer = is12 ? FakeCrypto.sealer12(1) : FakeCrypto.sealer(1);
        WireWriter out = new WireWriter();
        out.bytes(
                is12
                        ? Records.CHANGE_CIPHER_SPEC
                        : Records.sealed(PlainSealer.create(), ContentType.HANDSHAKE, Bytes.hex("18 000001 00")));
        for (int i = 0; i < 20; i++) {
            ContentType type = TYPES.get(random.nextInt(TYPES.size()));
            out.bytes(Records.sealed(sealer, type, bytes(random.nextInt(10))));
        }
        assertOrderly(out.toBytes());
    }

    /** The stream ends either with a fault or with its end, whatever came before. */
    private void assertOrderly(Bytes stream) {
        List<Object> heard = new Listener(random, is12).hear(stream, 0);
        assertThat(heard.get(heard.size() - 1))
                .as("seed %d", seed)
                .isInstanceOfAny(Fault.class, Incoming.EndOfStream.class);
    }

    private Bytes bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}

package dev.handfast.carrier.stream;

import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings.ChangeCipherSpecRule;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.record.BufferPool;
import dev.handfast.record.FakeCrypto;
import dev.handfast.record.RecordHeader;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Takes a stream in cuts, as an engine would, and writes down what comes of it: events, data between them, the fault. */
final class Listener {

    private static final long NOW = 0;

    private final StreamCarrier carrier = StreamCarrier.forServer(
            Records.SETTINGS.withChangeCipherSpec(ChangeCipherSpecRule.DELIVER), new BufferPool(4));
    private final ByteBuffer heap = ByteBuffer.allocate(RecordHeader.MAXIMUM_RECORD);
    private final ByteBuffer direct = ByteBuffer.allocateDirect(RecordHeader.MAXIMUM_RECORD);
    private final List<Object> heard = new ArrayList<>();
    private final Random random;
    private final boolean is12;
    private WireWriter data = new WireWriter();
    private int epoch;

    /** A listener that reads into targets of random kind and size, and changes keys as that version does. */
    Listener(Random random, boolean is12) {
        this.random = random;
        this.is12 = is12;
    }

    /**
     * Takes everything, at most {@code cut} bytes at a time, and then the end of the stream.
     *
     * @param cut 0 for random cuts
     * @return what came of it, in order
     */
    List<Object> hear(Bytes stream, int cut) {
        ByteBuffer all = ByteBuffer.wrap(stream.toArray());
        try {
            while (all.hasRemaining()) {
                int length = cut == 0 ? 1 + random.nextInt(3_000) : cut;
                ByteBuffer piece = all.slice().limit(Math.min(length, all.remaining()));
                int offered = piece.remaining();
                do {
                    int before = piece.remaining();
                    carrier.receive(piece, NOW);
                    boolean progress = takeAll() || piece.remaining() < before;
                    if (!progress) {
                        throw new AssertionError("stuck with " + piece.remaining() + " bytes untaken");
                    }
                } while (piece.hasRemaining());
                all.position(all.position() + offered);
            }
            carrier.receiveEnd();
            takeAll();
        } catch (PeerFaultException e) {
            note(e.fault());
        }
        return heard;
    }

    private boolean takeAll() throws PeerFaultException {
        boolean any = false;
        boolean more;
        do {
            more = (random.nextBoolean() && takeData()) || takeNext() || takeData();
            any |= more;
        } while (more);
        return any;
    }

    private boolean takeNext() throws PeerFaultException {
        Optional<Incoming> next = carrier.next(NOW);
        if (next.isEmpty()) {
            return false;
        }
        note(next.get());
        if (is12 && next.get() instanceof Incoming.ChangeCipherSpec) {
            epoch++;
            carrier.readWith(epoch, FakeCrypto.keys12(epoch));
        }
        if (!is12
                && next.get() instanceof Incoming.Message message
                && message.message().type() == HandshakeType.KEY_UPDATE) {
            epoch++;
            carrier.readWith(epoch, FakeCrypto.secret(epoch));
        }
        return true;
    }

    private boolean takeData() throws PeerFaultException {
        ByteBuffer target = random.nextBoolean() ? heap : direct;
        target.clear().limit(1 + random.nextInt(random.nextBoolean() ? 100 : RecordHeader.MAXIMUM_RECORD));
        int count = carrier.read(target, NOW);
        if (count == Carrier.NOTHING) {
            return false;
        }
        byte[] read = new byte[count];
        target.flip().get(read);
        data.bytes(read);
        return true;
    }

    private void note(Object event) {
        if (data.size() > 0) {
            heard.add(data.toBytes());
            data = new WireWriter();
        }
        heard.add(event);
    }
}

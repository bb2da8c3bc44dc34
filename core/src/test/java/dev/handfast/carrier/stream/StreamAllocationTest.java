package dev.handfast.carrier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.FlightKind;
import dev.handfast.record.BufferPool;
import dev.handfast.record.FakeCrypto;
import dev.handfast.record.RecordHeader;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a record costs no garbage, and a claim no memory. */
final class StreamAllocationTest {

    private static final long NOW = 0;
    private static final int TIMES = 500;

    private final BufferPool pool = new BufferPool(4);
    private final StreamCarrier client = StreamCarrier.forClient(Records.SETTINGS, pool);
    private final StreamCarrier server = StreamCarrier.forServer(Records.SETTINGS, pool);
    private final ByteBuffer network = ByteBuffer.allocate(20_000);

    @BeforeEach
    void installKeys() throws PeerFaultException {
        client.writeWith(3, FakeCrypto.secret(1));
        server.readWith(3, FakeCrypto.secret(1));
    }

    @Test
    void isNothingForRecordsBetweenHeapBuffers() throws Throwable {
        assertNoGarbage(transfer(ByteBuffer.allocate(1_000), ByteBuffer.allocate(2_000)));
    }

    @Test
    void isNothingForFullRecords() throws Throwable {
        assertNoGarbage(transfer(ByteBuffer.allocate(16_384), ByteBuffer.allocate(16_385)));
    }

    @Test
    void isNothingForRecordsOfTls12() throws Throwable {
        StreamCarrier sender = StreamCarrier.forClient(Records.SETTINGS, pool);
        StreamCarrier receiver = StreamCarrier.forServer(Records.SETTINGS, pool);
        sender.writeWith(1, FakeCrypto.keys12(1));
        sender.queue(Records.message(HandshakeType.FINISHED, 12), FlightKind.FINAL);
        sender.endFlight(NOW);
        receiver.readWith(1, FakeCrypto.keys12(1));
        Records.deliver(receiver, Records.sent(sender));
        ByteBuffer source = ByteBuffer.allocate(16_384);
        ByteBuffer target = ByteBuffer.allocate(16_384);
        assertNoGarbage(() -> {
            sender.write(source.clear(), NOW);
            sender.transmit(network.clear(), NOW);
            receiver.receive(network.flip(), NOW);
            receiver.read(target.clear(), NOW);
        });
        assertThat(target.hasRemaining()).isFalse();
    }

    @Test
    void isNothingForRecordsThatAreReadInPieces() throws Throwable {
        assertNoGarbage(transfer(ByteBuffer.allocate(1_000), ByteBuffer.allocate(300)));
    }

    @Test
    void isNothingForDirectBuffers() throws Throwable {
        assertNoGarbage(transfer(ByteBuffer.allocateDirect(1_000), ByteBuffer.allocateDirect(2_000)));
    }

    @Test
    void isNothingForWritesThatTakeSeveralRecords() throws Throwable {
        ByteBuffer source = ByteBuffer.allocate(100_000);
        assertNoGarbage(() -> {
            client.write(source.clear(), NOW);
            while (client.hasOutput()) {
                client.transmit(network.clear(), NOW);
            }
        });
    }

    @Test
    void followsWhatCameAndNotWhatIsAnnounced() throws Throwable {
        Allocation.Work announce = () -> {
            StreamCarrier fresh = StreamCarrier.forServer(Records.SETTINGS, new BufferPool(1));
            Bytes content = Bytes.hex("0b 01ffff 00");
            Records.deliver(fresh, Records.record(ContentType.HANDSHAKE, content));
        };
        assertThat(new Allocation().of(announce)).isLessThan(16_000);
    }

    @Test
    void leavesNoArraysToAnIdleCarrier() throws Throwable {
        Bytes hello = Records.record(
                ContentType.HANDSHAKE,
                Records.message(HandshakeType.CLIENT_HELLO, 3_000).encoding());
        Allocation.Work meet = () -> Records.deliver(StreamCarrier.forServer(Records.SETTINGS, pool), hello);
        assertThat(new Allocation().of(meet)).isLessThan(RecordHeader.MAXIMUM_RECORD);
    }

    /** Less than a byte each time: the virtual machine itself may need a few at any time. */
    private static void assertNoGarbage(Allocation.Work work) throws Throwable {
        long allocated = new Allocation().of(() -> {
            for (int i = 0; i < TIMES; i++) {
                work.run();
            }
        });
        assertThat(allocated).isLessThan(TIMES);
    }

    private Allocation.Work transfer(ByteBuffer source, ByteBuffer target) {
        return () -> {
            client.write(source.clear(), NOW);
            client.transmit(network.clear(), NOW);
            server.receive(network.flip(), NOW);
            int read = 0;
            while (read < source.limit()) {
                read += server.read(target.clear(), NOW);
            }
        };
    }
}

package dev.handfast.carrier.stream;

import static dev.handfast.carrier.stream.Records.SETTINGS;
import static dev.handfast.carrier.stream.Records.counting;
import static dev.handfast.carrier.stream.Records.deliver;
import static dev.handfast.carrier.stream.Records.drain;
import static dev.handfast.carrier.stream.Records.message;
import static dev.handfast.carrier.stream.Records.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings.ChangeCipherSpecRule;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.FlightKind;
import dev.handfast.message.RawMessage;
import dev.handfast.record.BufferPool;
import dev.handfast.record.FakeCrypto;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A client and a server that carry messages and data to each other. */
final class StreamCarrierTest {

    private static final long NOW = 0;

    private final BufferPool pool = new BufferPool(4);
    private final StreamCarrier client = StreamCarrier.forClient(SETTINGS, pool);
    private final StreamCarrier server = StreamCarrier.forServer(SETTINGS, pool);

    @Test
    void carriesAMessage() throws PeerFaultException {
        RawMessage hello = message(HandshakeType.CLIENT_HELLO, 300);
        client.queue(hello, FlightKind.ANSWERED);
        client.endFlight(NOW);
        assertThat(deliver(server, sent(client))).containsExactly(new Incoming.Message(hello, 0));
    }

    @Test
    void holdsMessagesUntilTheFlightEnds() {
        client.queue(message(HandshakeType.CLIENT_HELLO, 300), FlightKind.ANSWERED);
        assertThat(client.hasOutput()).isFalse();
    }

    @Test
    void saysVersion10InTheFirstHelloOnly() {
        client.queue(message(HandshakeType.CLIENT_HELLO, 4), FlightKind.ANSWERED);
        client.endFlight(NOW);
        assertThat(sent(client).slice(1, 3)).isEqualTo(Bytes.hex("0301"));
        client.queue(message(HandshakeType.CLIENT_HELLO, 4).numbered(1), FlightKind.ANSWERED);
        client.endFlight(NOW);
        assertThat(sent(client).slice(1, 3)).isEqualTo(Bytes.hex("0303"));
    }

    @Test
    void saysVersion12AsAServer() {
        server.queue(message(HandshakeType.SERVER_HELLO, 4), FlightKind.ANSWERED);
        server.endFlight(NOW);
        assertThat(sent(server).slice(1, 3)).isEqualTo(Bytes.hex("0303"));
    }

    @Test
    void carriesAnAlert() throws PeerFaultException {
        client.alert(AlertLevel.FATAL, AlertDescription.PROTOCOL_VERSION);
        assertThat(deliver(server, sent(client))).containsExactly(new Incoming.Alert(AlertLevel.FATAL, 70));
    }

    @Test
    void carriesAFlightOverAChangeOfKeys() throws PeerFaultException {
        RawMessage hello = message(HandshakeType.SERVER_HELLO, 90);
        RawMessage extensions = message(HandshakeType.ENCRYPTED_EXTENSIONS, 10).numbered(1);
        server.queue(hello, FlightKind.ANSWERED);
        server.changeCipherSpec();
        server.writeWith(2, FakeCrypto.secret(1));
        server.queue(extensions, FlightKind.ANSWERED);
        server.endFlight(NOW);

        client.apply(SETTINGS.withChangeCipherSpec(ChangeCipherSpecRule.IGNORE));
        Bytes flight = sent(server);
        ByteBuffer source = ByteBuffer.wrap(flight.toArray());
        client.receive(source, NOW);
        assertThat(client.next(NOW)).contains(new Incoming.Message(hello, 0));
        client.readWith(2, FakeCrypto.secret(1));
        assertThat(drain(client)).containsExactly(new Incoming.Message(extensions, 2));
    }

    @Test
    void deliversAChangeCipherSpecWhereItCounts() throws PeerFaultException {
        server.apply(SETTINGS.withChangeCipherSpec(ChangeCipherSpecRule.DELIVER));
        client.changeCipherSpec();
        assertThat(deliver(server, sent(client))).containsExactly(new Incoming.ChangeCipherSpec());
    }

    @Test
    void tellsTheEndOfTheStreamOnce() throws PeerFaultException {
        server.receiveEnd();
        assertThat(drain(server)).containsExactly(new Incoming.EndOfStream());
    }

    @Test
    void tellsTheEndOnlyAfterWhatCameBefore() throws PeerFaultException {
        client.alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
        Records.offer(server, sent(client));
        server.receiveEnd();
        assertThat(drain(server))
                .containsExactly(new Incoming.Alert(AlertLevel.WARNING, 0), new Incoming.EndOfStream());
    }

    @Test
    void endsInsideARecordWithoutComplaint() throws PeerFaultException {
        Records.offer(server, Bytes.hex("16 0303 0100 01"));
        server.receiveEnd();
        assertThat(drain(server)).containsExactly(new Incoming.EndOfStream());
    }

    @Test
    void hasDeliveredWhatItNeverSent() {
        assertThat(client.isDelivered(0)).isTrue();
    }

    @Test
    void hasNotDeliveredAMessageThatWaits() {
        client.queue(message(HandshakeType.CLIENT_HELLO, 4), FlightKind.ANSWERED);
        assertThat(client.isDelivered(0)).isFalse();
    }

    @Test
    void hasDeliveredAMessageWhenItsLastByteHasLeft() {
        client.queue(message(HandshakeType.CLIENT_HELLO, 4), FlightKind.ANSWERED);
        client.endFlight(NOW);
        client.transmit(ByteBuffer.allocate(12), NOW);
        assertThat(client.isDelivered(0)).isFalse();
        client.transmit(ByteBuffer.allocate(1), NOW);
        assertThat(client.isDelivered(0)).isTrue();
    }

    @Test
    void hasNoTimer() {
        assertThat(client.deadline()).isEmpty();
    }

    @Nested
    final class AfterTheHandshake {

        @BeforeEach
        void installKeys() throws PeerFaultException {
            client.writeWith(3, FakeCrypto.secret(1));
            server.readWith(3, FakeCrypto.secret(1));
        }

        @Test
        void carriesDataIntoAHeapTarget() throws PeerFaultException {
            send(counting(1_000));
            ByteBuffer target = ByteBuffer.allocate(2_000).position(10);
            assertThat(server.read(target, NOW)).isEqualTo(1_000);
            assertThat(target.position()).isEqualTo(1_010);
            assertThat(Bytes.copyOf(target.array(), 10, 1_000)).isEqualTo(counting(1_000));
        }

        @Test
        void carriesDataIntoASliceOfATarget() throws PeerFaultException {
            send(counting(10));
            ByteBuffer whole = ByteBuffer.allocate(100);
            ByteBuffer slice = whole.position(50).slice();
            assertThat(server.read(slice, NOW)).isEqualTo(10);
            assertThat(Bytes.copyOf(whole.array(), 50, 10)).isEqualTo(counting(10));
        }

        @Test
        void carriesDataIntoADirectTarget() throws PeerFaultException {
            send(counting(1_000));
            ByteBuffer target = ByteBuffer.allocateDirect(2_000);
            assertThat(server.read(target, NOW)).isEqualTo(1_000);
            byte[] read = new byte[1_000];
            target.flip().get(read);
            assertThat(Bytes.adopt(read)).isEqualTo(counting(1_000));
        }

        @Test
        void carriesDataOutOfADirectSource() throws PeerFaultException {
            client.write(
                    ByteBuffer.allocateDirect(1_000)
                            .put(counting(1_000).toArray())
                            .flip(),
                    NOW);
            assertThat(readAll(sent(client), 5_000)).isEqualTo(counting(1_000));
        }

        @Test
        void continuesARecordFromWhichLessWasRead() throws PeerFaultException {
            send(counting(1_000));
            ByteBuffer target = ByteBuffer.allocate(600);
            assertThat(server.read(target, NOW)).isEqualTo(600);
            assertThat(server.hasData()).isTrue();
            target.clear();
            assertThat(server.read(target, NOW)).isEqualTo(400);
            assertThat(server.hasData()).isFalse();
            assertThat(target.flip().get()).isEqualTo((byte) counting(1_000).at(600));
        }

        @Test
        void writesNothingBehindTheTargetsLimit() throws PeerFaultException {
            send(counting(10));
            ByteBuffer target = ByteBuffer.allocate(20).limit(10);
            assertThat(server.read(target, NOW)).isEqualTo(10);
            assertThat(Bytes.copyOf(target.array(), 10, 10)).isEqualTo(Bytes.adopt(new byte[10]));
        }

        @Test
        void readsNothingWhereNothingCame() throws PeerFaultException {
            assertThat(server.read(ByteBuffer.allocate(10), NOW)).isEqualTo(Carrier.NOTHING);
        }

        @Test
        void saysThatDataWaitsToAReaderWithoutRoom() throws PeerFaultException {
            send(counting(10));
            assertThat(server.read(ByteBuffer.allocate(0), NOW)).isZero();
            assertThat(server.hasData()).isTrue();
        }

        @Test
        void keepsDataThatNextMeets() throws PeerFaultException {
            send(counting(10));
            assertThat(server.next(NOW)).isEmpty();
            assertThat(server.hasData()).isTrue();
            assertThat(readAll(Bytes.EMPTY, 100)).isEqualTo(counting(10));
        }

        @Test
        void opensNothingBehindDataThatNobodyHasRead() throws PeerFaultException {
            client.write(ByteBuffer.wrap(new byte[] {1}), NOW);
            client.alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
            assertThat(deliver(server, sent(client))).isEmpty();
            server.read(ByteBuffer.allocate(100), NOW);
            assertThat(drain(server)).containsExactly(new Incoming.Alert(AlertLevel.WARNING, 0));
        }

        @Test
        void readsNothingPastAMessage() throws PeerFaultException {
            RawMessage update = message(HandshakeType.KEY_UPDATE, 1);
            client.queue(update, FlightKind.ALONE);
            client.write(ByteBuffer.wrap(new byte[] {1}), NOW);
            Records.offer(server, sent(client));
            ByteBuffer target = ByteBuffer.allocate(100);
            assertThat(server.read(target, NOW)).isEqualTo(Carrier.NOTHING);
            assertThat(target.array()).containsOnly(0);
            assertThat(server.next(NOW)).contains(new Incoming.Message(update, 3));
            assertThat(server.read(target, NOW)).isEqualTo(1);
        }

        @Test
        void joinsAMessageThatAReaderMeetsInPieces() throws PeerFaultException {
            client.apply(SETTINGS.withRecordLimits(64, 16_384));
            RawMessage ticket = message(HandshakeType.NEW_SESSION_TICKET, 200);
            client.queue(ticket, FlightKind.ALONE);
            client.endFlight(NOW);
            Records.offer(server, sent(client));
            assertThat(server.read(ByteBuffer.allocate(100), NOW)).isEqualTo(Carrier.NOTHING);
            assertThat(server.next(NOW)).contains(new Incoming.Message(ticket, 3));
        }

        @Test
        void passesOverEmptyData() throws PeerFaultException {
            Bytes empty = Records.sealed(FakeCrypto.sealer(1), ContentType.APPLICATION_DATA, Bytes.EMPTY);
            Records.offer(server, empty);
            assertThat(server.read(ByteBuffer.allocate(100), NOW)).isEqualTo(Carrier.NOTHING);
            assertThat(server.hasData()).isFalse();
        }

        @Test
        void hasDeliveredAMessageBehindWhichDataWaits() {
            client.queue(message(HandshakeType.KEY_UPDATE, 1), FlightKind.ALONE);
            client.endFlight(NOW);
            client.write(ByteBuffer.wrap(new byte[1_000]), NOW);
            assertThat(client.isDelivered(0)).isFalse();
            client.transmit(ByteBuffer.allocate(500), NOW);
            assertThat(client.hasOutput()).isTrue();
            assertThat(client.isDelivered(0)).isTrue();
        }

        @Test
        void changesKeysBetweenRecords() throws PeerFaultException {
            client.write(ByteBuffer.wrap(new byte[] {1}), NOW);
            client.writeWith(4, FakeCrypto.secret(2));
            client.write(ByteBuffer.wrap(new byte[] {2}), NOW);
            Records.offer(server, sent(client));
            ByteBuffer target = ByteBuffer.allocate(100);
            assertThat(server.read(target, NOW)).isEqualTo(1);
            server.readWith(4, FakeCrypto.secret(2));
            assertThat(server.read(target, NOW)).isEqualTo(1);
        }

        private void send(Bytes content) throws PeerFaultException {
            assertThat(client.write(ByteBuffer.wrap(content.toArray()), NOW)).isEqualTo(content.size());
            Records.offer(server, sent(client));
        }

        private Bytes readAll(Bytes received, int room) throws PeerFaultException {
            Records.offer(server, received);
            ByteBuffer target = ByteBuffer.allocate(room);
            int count = server.read(target, NOW);
            return Bytes.copyOf(target.array(), 0, count);
        }
    }
}

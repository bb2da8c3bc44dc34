package dev.handfast.carrier.datagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.Incoming;
import dev.handfast.config.DatagramSettings;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.FlightKind;
import dev.handfast.message.RawMessage;
import dev.handfast.record.BufferPool;
import dev.handfast.record.FakeCrypto;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A client and a server that carry messages and data to each other, a datagram at a time. */
final class DatagramCarrierTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final CarrierSettings SETTINGS = CarrierSettings.initial(ProtocolVersion.DTLS_1_2, 1 << 17);
    private static final DatagramSettings NETWORK = DatagramSettings.standard().withMaximumDatagram(300);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final BufferPool pool = new BufferPool(4);
    private final DatagramCarrier client = DatagramCarrier.forClient(SETTINGS, NETWORK, pool);
    private final DatagramCarrier server = DatagramCarrier.forServer(SETTINGS, NETWORK, 0, 0, pool);

    @Nested
    final class Messages {

        @Test
        void areHeldUntilTheFlightEnds() {
            client.queue(message(0, 10), FlightKind.ANSWERED);
            assertThat(client.hasOutput()).isFalse();
            client.endFlight(0);
            assertThat(client.hasOutput()).isTrue();
        }

        @Test
        void areCutToDatagramsAndPutTogetherInAnyOrder() throws PeerFaultException {
            RawMessage first = message(0, 2_000);
            RawMessage second = message(1, 100);
            List<Bytes> datagrams = flight(client, first, second);
            assertThat(datagrams)
                    .allSatisfy(datagram -> assertThat(datagram.size()).isLessThanOrEqualTo(300));
            Collections.shuffle(datagrams, random);
            deliver(server, datagrams, 0);
            assertThat(messages(server)).as("seed %d", seed).containsExactly(first, second);
        }

        @Test
        void shareADatagramWhereTheyFit() {
            assertThat(flight(client, message(0, 50), message(1, 50), message(2, 50)))
                    .hasSize(1);
        }

        @Test
        void mayBeDoubled() throws PeerFaultException {
            RawMessage hello = message(0, 700);
            List<Bytes> datagrams = flight(client, hello);
            deliver(server, datagrams, 0);
            deliver(server, datagrams, 0);
            assertThat(messages(server)).containsExactly(hello);
        }

        @Test
        void ofTheNextEpochWaitForTheirKeys() throws PeerFaultException {
            RawMessage plain = message(0, 50);
            RawMessage secret = message(1, 50);
            client.queue(plain, FlightKind.ANSWERED);
            client.changeCipherSpec();
            client.writeWith(1, FakeCrypto.keys12(7));
            client.queue(secret, FlightKind.ANSWERED);
            client.endFlight(0);
            deliver(server, sent(client), 0);
            assertThat(messages(server)).containsExactly(plain);
            server.readWith(1, FakeCrypto.keys12(7));
            assertThat(server.next(0)).contains(new Incoming.Message(secret, 1));
        }

        @Test
        void inTheClearMeanNothingOnceThereAreKeys() throws PeerFaultException {
            server.readWith(1, FakeCrypto.keys12(7));
            deliver(server, flight(client, message(0, 50)), 0);
            assertThat(messages(server)).isEmpty();
            assertThat(server.droppedRecords()).isEqualTo(1);
        }

        @Test
        void thatWaitAreNotCarriedOverAChangeOfKeys() throws PeerFaultException {
            deliver(server, flight(client, message(1, 50)), 0);
            assertThatThrownBy(() -> server.readWith(1, FakeCrypto.keys12(7)))
                    .isInstanceOfSatisfying(
                            PeerFaultException.class,
                            e -> assertThat(e.fault()).isEqualTo(RecordFault.MESSAGE_ACROSS_KEY_CHANGE));
        }
    }

    @Nested
    final class Flights {

        @Test
        void areSentAgainWhenTheirTimeIsOver() throws PeerFaultException {
            List<Bytes> first = flight(client, message(0, 500));
            assertThat(client.deadline()).hasValue(SECOND);
            client.expire(SECOND - 1);
            assertThat(client.hasOutput()).isFalse();
            client.expire(SECOND);
            assertThat(sent(client)).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
            assertThat(client.deadline()).hasValue(3 * SECOND);
        }

        @Test
        void areSentAgainUnderTheKeysThatTheyHad() throws PeerFaultException {
            RawMessage plain = message(0, 50);
            client.queue(plain, FlightKind.ANSWERED);
            client.changeCipherSpec();
            client.writeWith(1, FakeCrypto.keys12(7));
            client.queue(message(1, 50), FlightKind.ANSWERED);
            client.endFlight(0);
            sent(client);
            client.expire(SECOND);
            deliver(server, sent(client), 0);
            assertThat(messages(server)).containsExactly(plain);
        }

        @Test
        void areAnsweredByTheNextOne() throws PeerFaultException {
            flight(client, message(0, 50));
            flight(client, message(1, 60));
            client.expire(SECOND);
            assertThat(sent(client))
                    .singleElement()
                    .satisfies(datagram -> assertThat(datagram.size()).isEqualTo(13 + 12 + 60));
        }

        @Test
        void areGivenUpAfterTenMinutes() throws PeerFaultException {
            flight(client, message(0, 50));
            client.expire(599 * SECOND);
            assertThatThrownBy(() -> client.expire(700 * SECOND))
                    .isInstanceOfSatisfying(
                            PeerFaultException.class, e -> assertThat(e.fault()).isEqualTo(StateFault.TIMED_OUT));
        }

        @Test
        void areNotSentAgainWhenNoneWillFollow() {
            flight(client, message(0, 50));
            client.acknowledge(0);
            assertThat(client.deadline()).isEmpty();
        }

        @Test
        void thatAreTheLastHaveNoTimer() {
            last(server, message(0, 50), 0);
            assertThat(server.deadline()).isEmpty();
        }

        @Test
        void thatAreTheLastAreSentAgainWhenThePeerRepeatsItsEnd() throws PeerFaultException {
            List<Bytes> hello = flight(client, message(0, 700));
            deliver(server, hello, 0);
            messages(server);
            last(server, message(0, 50), 0);
            deliver(server, hello.subList(0, hello.size() - 1), 0);
            assertThat(server.hasOutput()).isFalse();
            deliver(server, hello.subList(hello.size() - 1, hello.size()), 0);
            assertThat(sent(server)).hasSize(1);
        }

        @Test
        void thatAreTheLastAreForgottenAfterFourMinutes() throws PeerFaultException {
            List<Bytes> hello = flight(client, message(0, 50));
            deliver(server, hello, 0);
            messages(server);
            last(server, message(0, 50), 0);
            deliver(server, hello, 240 * SECOND);
            assertThat(server.hasOutput()).isFalse();
        }

        @Test
        void becomeSmallerWhileTheyAreLost() throws PeerFaultException {
            DatagramCarrier wide = DatagramCarrier.forClient(
                    SETTINGS, DatagramSettings.standard().withMaximumDatagram(1_400), pool);
            wide.queue(message(0, 3_000), FlightKind.ANSWERED);
            wide.endFlight(0);
            List<Integer> largest = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                largest.add(sent(wide).stream().mapToInt(Bytes::size).max().orElseThrow());
                wide.expire(wide.deadline().orElseThrow());
            }
            assertThat(largest).containsExactly(1_400, 1_400, 1_200, 1_200, 548, 548, 256, 256);
        }

        @Test
        void endWithAFatalAlert() {
            flight(client, message(0, 50));
            client.alert(AlertLevel.FATAL, AlertDescription.DECODE_ERROR);
            assertThat(client.deadline()).isEmpty();
            assertThat(sent(client)).hasSize(1);
        }
    }

    @Nested
    final class Data {

        @Test
        void keepsTheBoundsOfMessages() throws PeerFaultException {
            secure();
            send(Bytes.of(1, 2, 3));
            send(Bytes.EMPTY);
            send(Bytes.of(4));
            assertThat(read()).contains(Bytes.of(1, 2, 3));
            assertThat(read()).contains(Bytes.EMPTY);
            assertThat(read()).contains(Bytes.of(4));
            assertThat(read()).isEmpty();
        }

        @Test
        void arrivesOnce() throws PeerFaultException {
            secure();
            client.write(ByteBuffer.wrap(new byte[] {1}), 0);
            List<Bytes> datagram = sent(client);
            deliver(server, datagram, 0);
            deliver(server, datagram, 0);
            assertThat(read()).isPresent();
            assertThat(read()).isEmpty();
            assertThat(server.droppedRecords()).isEqualTo(1);
        }

        @Test
        void mayOvertake() throws PeerFaultException {
            secure();
            client.write(ByteBuffer.wrap(new byte[] {1}), 0);
            client.write(ByteBuffer.wrap(new byte[] {2}), 0);
            List<Bytes> datagrams = sent(client);
            Collections.reverse(datagrams);
            deliver(server, datagrams, 0);
            assertThat(read()).contains(Bytes.of(2));
            assertThat(read()).contains(Bytes.of(1));
        }

        @Test
        void thatIsDamagedChangesNothing() throws PeerFaultException {
            secure();
            client.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0);
            Bytes datagram = sent(client).get(0);
            for (int i = 0; i < datagram.size(); i++) {
                byte[] damaged = datagram.toArray();
                damaged[i] ^= 0x10;
                deliver(server, List.of(Bytes.adopt(damaged)), 0);
            }
            assertThat(read()).isEmpty();
            assertThat(server.droppedRecords()).isGreaterThanOrEqualTo(datagram.size() - 1);
            deliver(server, List.of(datagram), 0);
            assertThat(read()).contains(Bytes.of(1, 2, 3));
        }

        @Test
        void inTheClearIsDropped() throws PeerFaultException {
            deliver(server, List.of(Bytes.hex("17 fefd 0000 000000000000 0001 61")), 0);
            assertThat(read()).isEmpty();
            assertThat(server.droppedRecords()).isEqualTo(1);
        }

        @Test
        void thatIsTooLongIsRefused() throws PeerFaultException {
            secure();
            int most = client.maximumPayload();
            assertThat(most).isLessThan(300);
            client.write(ByteBuffer.allocate(most), 0);
            assertThat(sent(client))
                    .singleElement()
                    .satisfies(datagram -> assertThat(datagram.size()).isEqualTo(300));
            client.requireRoomFor(most);
            assertThatIllegalArgumentException().isThrownBy(() -> client.requireRoomFor(most + 1));
        }

        @Test
        void waitsForTheNetworkUpToABound() throws PeerFaultException {
            secure();
            for (int i = 0; i < 1_024; i++) {
                client.requireRoomFor(1);
                client.write(ByteBuffer.allocate(1), 0);
            }
            assertThatIllegalStateException().isThrownBy(() -> client.requireRoomFor(1));
        }

        @Test
        void behindACloseNotifyIsIgnoredAndBeforeItIsNot() throws PeerFaultException {
            secure();
            client.write(ByteBuffer.wrap(new byte[] {1}), 0);
            client.alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
            client.write(ByteBuffer.wrap(new byte[] {2}), 0);
            List<Bytes> datagrams = sent(client);
            Collections.reverse(datagrams);
            deliver(server, List.of(datagrams.get(1), datagrams.get(0), datagrams.get(2)), 0);
            assertThat(server.next(0)).contains(new Incoming.Alert(AlertLevel.WARNING, 0));
            assertThat(read()).contains(Bytes.of(1));
            assertThat(read()).isEmpty();
        }

        private void secure() throws PeerFaultException {
            client.writeWith(1, FakeCrypto.keys12(7));
            server.readWith(1, FakeCrypto.keys12(7));
        }

        private void send(Bytes message) throws PeerFaultException {
            client.write(ByteBuffer.wrap(message.toArray()), 0);
            deliver(server, sent(client), 0);
        }

        private Optional<Bytes> read() {
            ByteBuffer target = ByteBuffer.allocate(500);
            return server.read(target, 0) == Carrier.NOTHING
                    ? Optional.empty()
                    : Optional.of(Bytes.copyOf(target.array(), 0, target.position()));
        }
    }

    @Nested
    final class Alerts {

        @Test
        void inTheClearCountBeforeAnythingProtectedHasCome() throws PeerFaultException {
            client.alert(AlertLevel.FATAL, AlertDescription.HANDSHAKE_FAILURE);
            List<Bytes> alert = sent(client);
            server.readWith(1, FakeCrypto.keys12(7));
            deliver(server, alert, 0);
            assertThat(server.next(0)).contains(new Incoming.Alert(AlertLevel.FATAL, 40));
        }

        @Test
        void inTheClearMeanNothingAfterwards() throws PeerFaultException {
            client.alert(AlertLevel.FATAL, AlertDescription.HANDSHAKE_FAILURE);
            List<Bytes> alert = sent(client);
            server.readWith(1, FakeCrypto.keys12(7));
            client.writeWith(1, FakeCrypto.keys12(7));
            client.write(ByteBuffer.allocate(1), 0);
            deliver(server, sent(client), 0);
            deliver(server, alert, 0);
            assertThat(server.next(0)).isEmpty();
        }
    }

    @Nested
    final class Garbage {

        @Test
        void isDropped() throws PeerFaultException {
            for (int i = 0; i < 10_000; i++) {
                byte[] garbage = new byte[random.nextInt(60)];
                random.nextBytes(garbage);
                if (garbage.length > 0 && garbage[0] == 22) {
                    continue;
                }
                server.receive(ByteBuffer.wrap(garbage), 0);
            }
            assertThat(messages(server)).as("seed %d", seed).isEmpty();
        }

        @Test
        void thatClaimsMuchCostsLittle() throws PeerFaultException {
            // A Certificate of 128 KiB, of which one byte is there, at its end.
            Bytes claim = Bytes.hex("16 fefd 0000 000000000000 000d 0b 020000 0000 01ffff 000001 61");
            deliver(server, List.of(claim), 0);
            assertThat(messages(server)).isEmpty();
        }

        @Test
        void ofRecordsThatReachBeyondTheDatagramIsDropped() throws PeerFaultException {
            deliver(server, List.of(Bytes.hex("16 fefd 0000 000000000000 000d 0b")), 0);
            assertThat(server.droppedRecords()).isEqualTo(1);
        }
    }

    private RawMessage message(int number, int size) {
        return Fragments.message(number, size, random);
    }

    private static List<Bytes> flight(DatagramCarrier from, RawMessage... messages) {
        for (RawMessage message : messages) {
            from.queue(message, FlightKind.ANSWERED);
        }
        from.endFlight(0);
        return sent(from);
    }

    private static void last(DatagramCarrier from, RawMessage message, long now) {
        from.queue(message, FlightKind.FINAL);
        from.endFlight(now);
        assertThat(sent(from)).hasSize(1);
    }

    private static List<Bytes> sent(DatagramCarrier from) {
        List<Bytes> datagrams = new ArrayList<>();
        while (from.hasOutput()) {
            ByteBuffer target = ByteBuffer.allocate(2_000);
            from.transmit(target, 0);
            datagrams.add(Bytes.copyOf(target.array(), 0, target.position()));
        }
        return datagrams;
    }

    private static void deliver(DatagramCarrier to, List<Bytes> datagrams, long now) throws PeerFaultException {
        for (Bytes datagram : datagrams) {
            to.receive(ByteBuffer.wrap(datagram.toArray()), now);
        }
    }

    private static List<RawMessage> messages(DatagramCarrier of) {
        List<RawMessage> messages = new ArrayList<>();
        for (Optional<Incoming> next = of.next(0); next.isPresent(); next = of.next(0)) {
            if (next.get() instanceof Incoming.Message message) {
                messages.add(message.message());
            }
        }
        return messages;
    }
}

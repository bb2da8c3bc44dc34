package dev.handfast.carrier.stream;

import static dev.handfast.carrier.stream.Records.CHANGE_CIPHER_SPEC;
import static dev.handfast.carrier.stream.Records.concat;
import static dev.handfast.carrier.stream.Records.deliver;
import static dev.handfast.carrier.stream.Records.drain;
import static dev.handfast.carrier.stream.Records.message;
import static dev.handfast.carrier.stream.Records.record;
import static dev.handfast.carrier.stream.Records.sealed;
import static dev.handfast.carrier.stream.Records.sent;
import static dev.handfast.record.Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.CarrierSettings.ChangeCipherSpecRule;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.FlightKind;
import dev.handfast.message.RawMessage;
import dev.handfast.record.Aead12Sealer;
import dev.handfast.record.BufferPool;
import dev.handfast.record.FakeCrypto;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How records of TLS 1.2 are carried: keys change behind a change_cipher_spec, and types stand in the clear. */
final class StreamCarrier12Test {

    private static final long NOW = 0;
    private static final CarrierSettings SETTINGS = CarrierSettings.initial(
                    ProtocolVersion.TLS_1_2, Records.MESSAGE_LIMIT)
            .withChangeCipherSpec(ChangeCipherSpecRule.DELIVER);
    private static final RawMessage EXCHANGE = message(HandshakeType.CLIENT_KEY_EXCHANGE, 33);
    private static final RawMessage FINISHED =
            message(HandshakeType.FINISHED, 12).numbered(1);

    private final StreamCarrier client = StreamCarrier.forClient(SETTINGS, new BufferPool(4));
    private final StreamCarrier server = StreamCarrier.forServer(SETTINGS, new BufferPool(4));
    private final Aead12Sealer peer = FakeCrypto.sealer12(1);

    @Test
    void changesKeysBehindTheChangeCipherSpec() throws PeerFaultException {
        client.queue(EXCHANGE, FlightKind.ANSWERED);
        client.changeCipherSpec();
        client.writeWith(1, FakeCrypto.keys12(1));
        client.queue(FINISHED, FlightKind.ANSWERED);
        client.endFlight(NOW);
        Records.offer(server, sent(client));

        assertThat(server.next(NOW)).contains(new Incoming.Message(EXCHANGE, 0));
        assertThat(server.next(NOW)).contains(new Incoming.ChangeCipherSpec());
        server.readWith(1, FakeCrypto.keys12(1));
        assertThat(server.next(NOW)).contains(new Incoming.Message(FINISHED, 1));
    }

    @Test
    void handsOutTheMessagesBeforeAChangeCipherSpecFirst() throws PeerFaultException {
        Bytes two = concat(EXCHANGE.encoding(), FINISHED.encoding());
        assertThat(deliver(server, concat(record(ContentType.HANDSHAKE, two), CHANGE_CIPHER_SPEC)))
                .containsExactly(
                        new Incoming.Message(EXCHANGE, 0),
                        new Incoming.Message(FINISHED, 0),
                        new Incoming.ChangeCipherSpec());
    }

    @Test
    void refusesAChangeCipherSpecInsideAMessage() {
        Bytes half = record(ContentType.HANDSHAKE, EXCHANGE.encoding().slice(0, 9));
        assertRefused(RecordFault.MESSAGE_INTERRUPTED, () -> deliver(server, concat(half, CHANGE_CIPHER_SPEC)));
    }

    @Test
    void refusesKeysWhileAMessageIsHalfThere() throws PeerFaultException {
        deliver(server, record(ContentType.HANDSHAKE, EXCHANGE.encoding().slice(0, 9)));
        assertRefused(RecordFault.MESSAGE_ACROSS_KEY_CHANGE, () -> server.readWith(1, FakeCrypto.keys12(1)));
    }

    @Test
    void refusesAnUnprotectedMessageUnderKeys() throws PeerFaultException {
        server.readWith(1, FakeCrypto.keys12(1));
        assertRefused(
                RecordFault.BAD_RECORD_MAC, () -> deliver(server, record(ContentType.HANDSHAKE, FINISHED.encoding())));
    }

    @Test
    void refusesAnUnprotectedAlertUnderKeys() throws PeerFaultException {
        server.readWith(1, FakeCrypto.keys12(1));
        assertRefused(RecordFault.BAD_RECORD_MAC, () -> deliver(server, record(ContentType.ALERT, Bytes.of(2, 50))));
    }

    @Test
    void refusesDataBeforeTheFinished() throws PeerFaultException {
        server.readWith(1, FakeCrypto.keys12(1));
        assertRefused(
                StateFault.UNEXPECTED_APPLICATION_DATA,
                () -> deliver(server, sealed(peer, ContentType.APPLICATION_DATA, Bytes.of(1))));
    }

    @Test
    void takesDataBehindTheFinished() throws PeerFaultException {
        server.readWith(1, FakeCrypto.keys12(1));
        Records.offer(
                server,
                concat(
                        sealed(peer, ContentType.HANDSHAKE, FINISHED.encoding()),
                        sealed(peer, ContentType.APPLICATION_DATA, Bytes.of(42))));
        assertThat(server.next(NOW)).isPresent();
        ByteBuffer target = ByteBuffer.allocate(10);
        assertThat(server.read(target, NOW)).isEqualTo(1);
        assertThat(target.get(0)).isEqualTo((byte) 42);
    }

    @Test
    void boundsRecordsWithoutContent() throws PeerFaultException {
        takeFinished();
        for (int i = 0; i < 32; i++) {
            deliver(server, sealed(peer, ContentType.APPLICATION_DATA, Bytes.EMPTY));
        }
        assertRefused(
                RecordFault.TOO_MANY_EMPTY_RECORDS,
                () -> deliver(server, sealed(peer, ContentType.APPLICATION_DATA, Bytes.EMPTY)));
    }

    @Test
    void refusesAnEmptyHandshakeRecord() throws PeerFaultException {
        takeFinished();
        assertRefused(
                RecordFault.EMPTY_HANDSHAKE_RECORD,
                () -> deliver(server, sealed(peer, ContentType.HANDSHAKE, Bytes.EMPTY)));
    }

    @Test
    void acceptsContentUpToTheLimitWithoutCountingAType() throws PeerFaultException {
        takeFinished();
        server.apply(SETTINGS.withRecordLimits(16_384, 64));
        deliver(server, sealed(peer, ContentType.APPLICATION_DATA, Records.counting(64)));
        assertThat(server.hasData()).isTrue();
    }

    @Test
    void refusesContentBeyondTheLimit() throws PeerFaultException {
        takeFinished();
        server.apply(SETTINGS.withRecordLimits(16_384, 64));
        assertRefused(
                RecordFault.PLAINTEXT_TOO_LONG,
                () -> deliver(server, sealed(peer, ContentType.APPLICATION_DATA, Records.counting(65))));
    }

    @Test
    void cutsDataAtTheLimit() {
        client.apply(SETTINGS.withRecordLimits(64, 16_384));
        client.writeWith(1, FakeCrypto.keys12(1));
        client.write(ByteBuffer.allocate(130), NOW);
        assertThat(Records.fragmentSizes(sent(client))).containsExactly(64 + 24, 64 + 24, 2 + 24);
    }

    @Test
    void refusesASecondChangeCipherSpecWhereNoneCounts() throws PeerFaultException {
        takeFinished();
        server.apply(SETTINGS.withChangeCipherSpec(ChangeCipherSpecRule.REFUSE));
        assertRefused(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, () -> deliver(server, CHANGE_CIPHER_SPEC));
    }

    @Test
    void neverAsksForNewKeys() throws PeerFaultException {
        takeFinished();
        assertThat(server.shouldUpdateReadKeys()).isFalse();
    }

    private void takeFinished() throws PeerFaultException {
        server.readWith(1, FakeCrypto.keys12(1));
        Optional<Incoming> last = deliver(server, sealed(peer, ContentType.HANDSHAKE, FINISHED.encoding())).stream()
                .findFirst();
        assertThat(last).isPresent();
        assertThat(drain(server)).isEmpty();
    }
}

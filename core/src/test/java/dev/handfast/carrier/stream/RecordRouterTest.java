package dev.handfast.carrier.stream;

import static dev.handfast.carrier.stream.Records.CHANGE_CIPHER_SPEC;
import static dev.handfast.carrier.stream.Records.SETTINGS;
import static dev.handfast.carrier.stream.Records.concat;
import static dev.handfast.carrier.stream.Records.deliver;
import static dev.handfast.carrier.stream.Records.message;
import static dev.handfast.carrier.stream.Records.record;
import static dev.handfast.carrier.stream.Records.sealed;
import static dev.handfast.record.Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.CarrierSettings.ChangeCipherSpecRule;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.record.Aead13Opener;
import dev.handfast.record.Aead13Sealer;
import dev.handfast.record.BufferPool;
import dev.handfast.record.FakeCrypto;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which records may come, and what becomes of those that may not. */
final class RecordRouterTest {

    private static final Bytes FATAL_DECODE_ERROR = Bytes.of(2, 50);
    private static final RawMessage HELLO = message(HandshakeType.CLIENT_HELLO, 20);

    private final StreamCarrier carrier = StreamCarrier.forServer(SETTINGS, new BufferPool(4));

    @Nested
    final class Unprotected {

        @Test
        void refusesApplicationData() {
            assertRefused(
                            RecordFault.UNPROTECTED_RECORD,
                            () -> deliver(carrier, record(ContentType.APPLICATION_DATA, Bytes.of(1))))
                    .contains("application_data in epoch 0");
        }

        @Test
        void refusesAnEmptyHandshakeRecord() {
            assertRefused(
                    RecordFault.EMPTY_HANDSHAKE_RECORD,
                    () -> deliver(carrier, record(ContentType.HANDSHAKE, Bytes.EMPTY)));
        }

        @Test
        void refusesAnEmptyAlertRecord() {
            assertRefused(
                    RecordFault.EMPTY_ALERT_RECORD, () -> deliver(carrier, record(ContentType.ALERT, Bytes.EMPTY)));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3, 4})
        void refusesAlertsOfOtherSizes(int size) {
            Bytes content = Bytes.of(2, 50, 2, 50).slice(0, size);
            assertRefused(DecodeFault.MALFORMED_ALERT, () -> deliver(carrier, record(ContentType.ALERT, content)));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 3, 255})
        void refusesAlertsOfUnknownLevel(int level) {
            assertRefused(
                    DecodeFault.UNKNOWN_ALERT_LEVEL,
                    () -> deliver(carrier, record(ContentType.ALERT, Bytes.of(level, 50))));
        }

        @Test
        void handsOutAlertsOfUnknownDescription() throws PeerFaultException {
            assertThat(deliver(carrier, record(ContentType.ALERT, Bytes.of(1, 255))))
                    .containsExactly(new Incoming.Alert(AlertLevel.WARNING, 255));
        }

        @Test
        void refusesAnAlertInsideAMessage() {
            Bytes half = record(ContentType.HANDSHAKE, HELLO.encoding().slice(0, 9));
            assertRefused(
                    RecordFault.MESSAGE_INTERRUPTED,
                    () -> deliver(carrier, concat(half, record(ContentType.ALERT, FATAL_DECODE_ERROR))));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3, 4, 23})
        void joinsAMessageCutAnywhere(int cut) throws PeerFaultException {
            Bytes encoding = HELLO.encoding();
            Bytes records = concat(
                    record(ContentType.HANDSHAKE, encoding.slice(0, cut)),
                    record(ContentType.HANDSHAKE, encoding.slice(cut, encoding.size())));
            assertThat(deliver(carrier, records)).containsExactly(new Incoming.Message(HELLO, 0));
        }

        @Test
        void splitsMessagesOfOneRecord() throws PeerFaultException {
            RawMessage done = message(HandshakeType.SERVER_HELLO_DONE, 0).numbered(1);
            Bytes records = record(ContentType.HANDSHAKE, concat(HELLO.encoding(), done.encoding()));
            assertThat(deliver(carrier, records))
                    .containsExactly(new Incoming.Message(HELLO, 0), new Incoming.Message(done, 0));
        }

        @Test
        void refusesAMessageBeyondTheLimitAtItsHeader() {
            Bytes header = Bytes.hex("0b 020001");
            assertRefused(RecordFault.MESSAGE_TOO_LONG, () -> deliver(carrier, record(ContentType.HANDSHAKE, header)))
                    .contains("certificate of 131073 bytes");
        }

        @Test
        void takesAMessageOfTheLimit() throws PeerFaultException {
            assertThat(deliver(carrier, record(ContentType.HANDSHAKE, Bytes.hex("0b 020000"))))
                    .isEmpty();
        }

        @Test
        void refusesAnUnknownMessageAtItsHeader() {
            assertRefused(
                    DecodeFault.UNKNOWN_HANDSHAKE_TYPE,
                    () -> deliver(carrier, record(ContentType.HANDSHAKE, Bytes.hex("21 000100"))));
        }

        @Test
        void handsOutWhatCameBeforeAnUnknownMessage() throws PeerFaultException {
            Records.offer(carrier, record(ContentType.HANDSHAKE, concat(HELLO.encoding(), Bytes.hex("21 000100"))));
            assertThat(carrier.next(0)).contains(new Incoming.Message(HELLO, 0));
            assertRefused(DecodeFault.UNKNOWN_HANDSHAKE_TYPE, () -> carrier.next(0));
        }
    }

    @Nested
    final class ChangeCipherSpec {

        @Test
        void isRefusedAtFirst() {
            assertRefused(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, () -> deliver(carrier, CHANGE_CIPHER_SPEC));
        }

        @Test
        void isDroppedWhereItIsTolerated() throws PeerFaultException {
            carrier.apply(SETTINGS.withChangeCipherSpec(ChangeCipherSpecRule.IGNORE));
            assertThat(deliver(carrier, CHANGE_CIPHER_SPEC)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedWithAnotherContent(ChangeCipherSpecRule rule) {
            carrier.apply(SETTINGS.withChangeCipherSpec(rule));
            assertRefused(
                    RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC,
                    () -> deliver(carrier, record(ContentType.CHANGE_CIPHER_SPEC, Bytes.of(2))));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 2})
        void isRefusedWithAnotherSize(int size) {
            carrier.apply(SETTINGS.withChangeCipherSpec(ChangeCipherSpecRule.IGNORE));
            Bytes content = Bytes.of(1, 1).slice(0, size);
            assertRefused(
                    RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC,
                    () -> deliver(carrier, record(ContentType.CHANGE_CIPHER_SPEC, content)));
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedInsideAMessage(ChangeCipherSpecRule rule) {
            carrier.apply(SETTINGS.withChangeCipherSpec(rule));
            Bytes half = record(ContentType.HANDSHAKE, HELLO.encoding().slice(0, 9));
            assertRefused(RecordFault.MESSAGE_INTERRUPTED, () -> deliver(carrier, concat(half, CHANGE_CIPHER_SPEC)));
        }

        @Test
        void countsAsARecordWithoutContent() throws PeerFaultException {
            carrier.apply(SETTINGS.withChangeCipherSpec(ChangeCipherSpecRule.IGNORE));
            assertThat(deliver(carrier, times(32, CHANGE_CIPHER_SPEC))).isEmpty();
            assertRefused(RecordFault.TOO_MANY_EMPTY_RECORDS, () -> deliver(carrier, CHANGE_CIPHER_SPEC));
        }

        @Test
        void isDroppedBetweenProtectedRecordsByAReader() throws PeerFaultException {
            carrier.apply(SETTINGS.withChangeCipherSpec(ChangeCipherSpecRule.IGNORE));
            carrier.readWith(3, FakeCrypto.secret(1));
            Bytes data = sealed(FakeCrypto.sealer(1), ContentType.APPLICATION_DATA, Bytes.of(5));
            Records.offer(carrier, concat(CHANGE_CIPHER_SPEC, data));
            assertThat(carrier.read(ByteBuffer.allocate(100), 0)).isEqualTo(1);
        }

        @Test
        void isRefusedInsideAProtectedRecord() throws PeerFaultException {
            carrier.apply(SETTINGS.withChangeCipherSpec(ChangeCipherSpecRule.IGNORE));
            carrier.readWith(3, FakeCrypto.secret(1));
            Bytes record = sealed(FakeCrypto.sealer(1), ContentType.CHANGE_CIPHER_SPEC, Bytes.of(1));
            assertRefused(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, () -> deliver(carrier, record))
                    .contains("protected");
        }
    }

    @Nested
    final class Protected {

        private final Aead13Sealer sealer = FakeCrypto.sealer(1);

        @BeforeEach
        void installKeys() throws PeerFaultException {
            carrier.readWith(3, FakeCrypto.secret(1));
        }

        @Test
        void refusesAnUnprotectedMessage() {
            assertRefused(
                            RecordFault.UNPROTECTED_RECORD,
                            () -> deliver(carrier, record(ContentType.HANDSHAKE, HELLO.encoding())))
                    .contains("handshake in epoch 3");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void refusesDataUnderTheKeysOfTheHandshake(int size) throws PeerFaultException {
            StreamCarrier early = StreamCarrier.forServer(SETTINGS, new BufferPool(4));
            early.readWith(2, FakeCrypto.secret(1));
            assertRefused(
                    StateFault.UNEXPECTED_APPLICATION_DATA,
                    () -> deliver(early, sealed(sealer, ContentType.APPLICATION_DATA, Records.counting(size))));
        }

        @Test
        void takesAnUnprotectedAlertAtFirst() throws PeerFaultException {
            assertThat(deliver(carrier, record(ContentType.ALERT, FATAL_DECODE_ERROR)))
                    .containsExactly(new Incoming.Alert(AlertLevel.FATAL, 50));
        }

        @Test
        void takesAnUnprotectedAlertAtFirstWhenReading() throws PeerFaultException {
            Records.offer(carrier, record(ContentType.ALERT, FATAL_DECODE_ERROR));
            assertThat(carrier.read(ByteBuffer.allocate(100), 0)).isEqualTo(-1);
            assertThat(carrier.next(0)).contains(new Incoming.Alert(AlertLevel.FATAL, 50));
        }

        @Test
        void refusesAnUnprotectedAlertOnceAnythingHasOpened() throws PeerFaultException {
            deliver(carrier, sealed(sealer, ContentType.HANDSHAKE, HELLO.encoding()));
            assertRefused(
                    RecordFault.UNPROTECTED_RECORD,
                    () -> deliver(carrier, record(ContentType.ALERT, FATAL_DECODE_ERROR)));
        }

        @Test
        void refusesAnUnprotectedAlertAlsoUnderLaterKeys() throws PeerFaultException {
            deliver(carrier, sealed(sealer, ContentType.HANDSHAKE, HELLO.encoding()));
            carrier.readWith(4, FakeCrypto.secret(2));
            assertRefused(
                    RecordFault.UNPROTECTED_RECORD,
                    () -> deliver(carrier, record(ContentType.ALERT, FATAL_DECODE_ERROR)));
        }

        @Test
        void refusesAnEmptyHandshakeRecord() {
            assertRefused(
                    RecordFault.EMPTY_HANDSHAKE_RECORD,
                    () -> deliver(carrier, sealed(sealer, ContentType.HANDSHAKE, Bytes.EMPTY)));
        }

        @Test
        void refusesAnEmptyAlertRecord() {
            assertRefused(
                    RecordFault.EMPTY_ALERT_RECORD,
                    () -> deliver(carrier, sealed(sealer, ContentType.ALERT, Bytes.EMPTY)));
        }

        @Test
        void refusesDataInsideAMessage() {
            Bytes half = sealed(sealer, ContentType.HANDSHAKE, HELLO.encoding().slice(0, 9));
            Bytes data = sealed(sealer, ContentType.APPLICATION_DATA, Bytes.of(1));
            assertRefused(RecordFault.MESSAGE_INTERRUPTED, () -> deliver(carrier, concat(half, data)));
        }

        @Test
        void refusesEvenEmptyDataInsideAMessage() {
            Bytes half = sealed(sealer, ContentType.HANDSHAKE, HELLO.encoding().slice(0, 9));
            Bytes data = sealed(sealer, ContentType.APPLICATION_DATA, Bytes.EMPTY);
            assertRefused(RecordFault.MESSAGE_INTERRUPTED, () -> deliver(carrier, concat(half, data)));
        }

        @Test
        void takesAFewRecordsWithoutContent() throws PeerFaultException {
            for (int i = 0; i < 100; i++) {
                assertThat(deliver(carrier, empty(32))).isEmpty();
                assertThat(carrier.hasData()).isFalse();
                deliver(carrier, sealed(sealer, ContentType.APPLICATION_DATA, Bytes.of(1)));
                assertThat(carrier.read(ByteBuffer.allocate(9), 0)).isEqualTo(1);
            }
        }

        @Test
        void refusesTooManyRecordsWithoutContent() {
            assertRefused(RecordFault.TOO_MANY_EMPTY_RECORDS, () -> deliver(carrier, empty(33)));
        }

        @Test
        void refusesTooManyRecordsWithoutContentWhenReading() throws PeerFaultException {
            Records.offer(carrier, empty(33));
            assertRefused(RecordFault.TOO_MANY_EMPTY_RECORDS, () -> carrier.read(ByteBuffer.allocate(100), 0));
        }

        @Test
        void refusesWhatDoesNotOpen() {
            byte[] forged =
                    sealed(sealer, ContentType.HANDSHAKE, HELLO.encoding()).toArray();
            forged[10]++;
            assertRefused(RecordFault.BAD_RECORD_MAC, () -> deliver(carrier, Bytes.adopt(forged)));
        }

        @Test
        void refusesContentBeyondWhatWasAgreed() {
            carrier.apply(SETTINGS.withRecordLimits(16_384, 64));
            Bytes record = sealed(sealer, ContentType.APPLICATION_DATA, Records.counting(65));
            assertRefused(RecordFault.PLAINTEXT_TOO_LONG, () -> deliver(carrier, record));
        }

        @Test
        void takesContentOfWhatWasAgreed() throws PeerFaultException {
            carrier.apply(SETTINGS.withRecordLimits(16_384, 64));
            deliver(carrier, sealed(sealer, ContentType.APPLICATION_DATA, Records.counting(64)));
            assertThat(carrier.hasData()).isTrue();
        }

        private Bytes empty(int count) {
            Bytes[] records = new Bytes[count];
            Arrays.setAll(records, i -> sealed(sealer, ContentType.APPLICATION_DATA, Bytes.EMPTY));
            return concat(records);
        }
    }

    @Nested
    final class KeyChange {

        private final RecordRouter router = new RecordRouter(SETTINGS, new BufferPool(1));

        @Test
        void isTakenBetweenMessages() throws PeerFaultException {
            deliver(carrier, record(ContentType.HANDSHAKE, HELLO.encoding()));
            carrier.readWith(2, FakeCrypto.secret(1));
            assertThat(deliver(carrier, sealed(FakeCrypto.sealer(1), ContentType.HANDSHAKE, HELLO.encoding())))
                    .containsExactly(new Incoming.Message(HELLO.numbered(1), 2));
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedBeforeAWholeMessage(HandshakeType packed) throws PeerFaultException {
            Bytes both = concat(HELLO.encoding(), message(packed, 3).encoding());
            Records.offer(carrier, record(ContentType.HANDSHAKE, both));
            carrier.next(0);
            assertRefused(RecordFault.MESSAGE_ACROSS_KEY_CHANGE, () -> carrier.readWith(2, FakeCrypto.secret(1)));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 4, 23})
        void isRefusedInsideAMessage(int cut) throws PeerFaultException {
            Bytes both = concat(HELLO.encoding(), HELLO.encoding().slice(0, cut));
            deliver(carrier, record(ContentType.HANDSHAKE, both));
            assertRefused(RecordFault.MESSAGE_ACROSS_KEY_CHANGE, () -> carrier.readWith(2, FakeCrypto.secret(1)));
        }

        @Test
        void closesTheKeysItRefuses() throws PeerFaultException {
            Aead13Opener refused = FakeCrypto.opener(1);
            Bytes half = record(ContentType.HANDSHAKE, Bytes.of(1));
            router.receive(ByteBuffer.wrap(half.toArray()));
            router.next();
            assertRefused(RecordFault.MESSAGE_ACROSS_KEY_CHANGE, () -> router.readWith(2, refused));
            assertClosed(refused);
        }

        @Test
        void closesTheKeysItReplaces() throws PeerFaultException {
            Aead13Opener old = FakeCrypto.opener(1);
            router.readWith(2, old);
            router.readWith(3, FakeCrypto.opener(2));
            assertClosed(old);
        }

        @Test
        void leavesNoKeysBehindOnClose() throws PeerFaultException {
            Aead13Opener present = FakeCrypto.opener(1);
            router.readWith(2, present);
            router.close();
            assertClosed(present);
        }

        private static void assertClosed(Aead13Opener opener) {
            byte[] record = sealed(FakeCrypto.sealer(1), ContentType.ALERT, FATAL_DECODE_ERROR)
                    .toArray();
            assertThatIllegalStateException()
                    .isThrownBy(() -> opener.open(record, 0, record.length, new byte[record.length], 0));
        }

        @Test
        void leavesNothingUntakenOnRequest() throws PeerFaultException {
            carrier.requireDrained();
            Records.offer(carrier, record(ContentType.HANDSHAKE, concat(HELLO.encoding(), HELLO.encoding())));
            carrier.next(0);
            assertRefused(RecordFault.MESSAGE_ACROSS_KEY_CHANGE, carrier::requireDrained);
            carrier.next(0);
            carrier.requireDrained();
        }
    }

    private static Bytes times(int count, Bytes bytes) {
        Bytes[] all = new Bytes[count];
        Arrays.fill(all, bytes);
        return concat(all);
    }
}

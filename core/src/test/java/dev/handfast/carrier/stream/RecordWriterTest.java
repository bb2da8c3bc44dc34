package dev.handfast.carrier.stream;

import static dev.handfast.carrier.stream.Records.SETTINGS;
import static dev.handfast.carrier.stream.Records.counting;
import static dev.handfast.carrier.stream.Records.fragmentSizes;
import static dev.handfast.carrier.stream.Records.message;
import static dev.handfast.carrier.stream.Records.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.FlightKind;
import dev.handfast.record.Aead13Sealer;
import dev.handfast.record.BufferPool;
import dev.handfast.record.FakeCrypto;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** How what is sent becomes records. */
final class RecordWriterTest {

    private static final long NOW = 0;
    private static final int EXPANSION = 17;

    private final StreamCarrier carrier = StreamCarrier.forServer(SETTINGS, new BufferPool(4));

    @Test
    void packsMessagesOfAFlightIntoOneRecord() {
        protect();
        queue(10);
        queue(20);
        queue(30);
        carrier.endFlight(NOW);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(10 + 20 + 30 + 3 * 4 + EXPANSION);
    }

    @Test
    void packsNothingAcrossAKeyChange() {
        queue(10);
        protect();
        queue(20);
        carrier.endFlight(NOW);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(14, 24 + EXPANSION);
    }

    @Test
    void packsNothingAcrossAChangeCipherSpec() {
        queue(10);
        carrier.changeCipherSpec();
        queue(20);
        carrier.endFlight(NOW);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(14, 1, 24);
    }

    @Test
    void protectsNoChangeCipherSpec() {
        protect();
        carrier.changeCipherSpec();
        assertThat(sent(carrier)).isEqualTo(Records.CHANGE_CIPHER_SPEC);
    }

    @Test
    void cutsALargeMessage() {
        queue(40_000);
        carrier.endFlight(NOW);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(16_384, 16_384, 40_004 - 2 * 16_384);
    }

    @Test
    void fillsARecordBeforeTheNext() {
        carrier.apply(SETTINGS.withRecordLimits(100, 16_384));
        protect();
        queue(60);
        queue(60);
        carrier.endFlight(NOW);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(100 + EXPANSION, 28 + EXPANSION);
    }

    @Test
    void limitsProtectedRecordsOnly() {
        carrier.apply(SETTINGS.withRecordLimits(100, 16_384));
        queue(196);
        carrier.endFlight(NOW);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(200);
    }

    @Test
    void cutsDataAtTheLimit() {
        carrier.apply(SETTINGS.withRecordLimits(100, 16_384));
        protect();
        assertThat(carrier.write(ByteBuffer.allocate(250), NOW)).isEqualTo(250);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(100 + EXPANSION, 100 + EXPANSION, 50 + EXPANSION);
    }

    @Test
    void sendsFullRecordsByDefault() {
        protect();
        carrier.write(ByteBuffer.allocate(16_385), NOW);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(16_384 + EXPANSION, 1 + EXPANSION);
    }

    @Test
    void sendsQueuedMessagesBeforeData() {
        protect();
        queue(1);
        carrier.write(ByteBuffer.allocate(100), NOW);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(5 + EXPANSION, 100 + EXPANSION);
    }

    @Test
    void sendsQueuedMessagesBeforeAnAlert() {
        queue(1);
        carrier.alert(AlertLevel.FATAL, AlertDescription.INTERNAL_ERROR);
        assertThat(fragmentSizes(sent(carrier))).containsExactly(5, 2);
    }

    @Test
    void sendsNothingForNoData() {
        protect();
        assertThat(carrier.write(ByteBuffer.allocate(0), NOW)).isZero();
        assertThat(carrier.hasOutput()).isFalse();
    }

    @Test
    void sendsNoUnprotectedData() {
        assertThatIllegalStateException().isThrownBy(() -> carrier.write(ByteBuffer.allocate(1), NOW));
    }

    @Test
    void takesNoMoreDataWhileEnoughWaits() {
        protect();
        ByteBuffer source = ByteBuffer.allocate(1 << 20);
        assertThat(carrier.write(source, NOW)).isEqualTo(4 * 16_384);
        assertThat(source.position()).isEqualTo(4 * 16_384);
        assertThat(carrier.write(source, NOW)).isZero();
    }

    @Test
    void takesMoreDataOnceSomeHasLeft() {
        protect();
        ByteBuffer source = ByteBuffer.allocate(1 << 20);
        carrier.write(source, NOW);
        carrier.transmit(ByteBuffer.allocate(20_000), NOW);
        assertThat(carrier.write(source, NOW)).isEqualTo(2 * 16_384);
    }

    @Test
    void sealsReadOnlySources() {
        protect();
        ByteBuffer source = ByteBuffer.wrap(counting(100).toArray());
        carrier.write(source.asReadOnlyBuffer(), NOW);
        Bytes fromReadOnly = sent(carrier);
        StreamCarrier other = StreamCarrier.forServer(SETTINGS, new BufferPool(4));
        other.writeWith(2, FakeCrypto.secret(1));
        other.write(source, NOW);
        assertThat(fromReadOnly).isEqualTo(sent(other));
    }

    @Test
    void sealsFromTheMiddleOfAnArray() {
        Aead13Sealer sealer = FakeCrypto.sealer(1);
        protect();
        carrier.write(
                ByteBuffer.wrap(counting(100).toArray()).position(10).slice().limit(50), NOW);
        assertThat(sent(carrier))
                .isEqualTo(Records.sealed(
                        sealer, ContentType.APPLICATION_DATA, counting(100).slice(10, 60)));
    }

    private void protect() {
        carrier.writeWith(2, FakeCrypto.secret(1));
    }

    private void queue(int length) {
        carrier.queue(message(HandshakeType.CERTIFICATE, length), FlightKind.ANSWERED);
    }
}

package dev.handfast.record;

import static dev.handfast.record.Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.ContentType;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

final class PlainRecordTest {

    private final PlainOpener opener = new PlainOpener();

    @Test
    void standsBehindItsHeader() {
        assertThat(seal(PlainSealer.create()).hex()).isEqualTo("16" + "0303" + "0003" + "010203");
    }

    @Test
    void saysVersion10InTheFirstHello() {
        assertThat(seal(PlainSealer.forFirstHello()).hex()).isEqualTo("16" + "0301" + "0003" + "010203");
    }

    @Test
    void opensToItsContent() throws PeerFaultException {
        byte[] record = seal(PlainSealer.create()).toArray();
        byte[] out = new byte[5];
        int length = opener.open(record, 0, record.length, out, 1);
        assertThat(Bytes.copyOf(out, 1, length)).isEqualTo(Bytes.of(1, 2, 3));
        assertThat(opener.contentType()).isEqualTo(ContentType.HANDSHAKE);
    }

    @Test
    void needsNoMoreRoomThanItsContent() {
        assertThat(opener.openedSize(8)).isEqualTo(3);
    }

    @Test
    void takesHandshakeAndAlertsOnly() {
        assertThat(ContentType.values())
                .filteredOn(opener::accepts)
                .containsExactly(ContentType.ALERT, ContentType.HANDSHAKE);
    }

    @Test
    void allowsTheLargestContentWhateverWasAgreed() throws PeerFaultException {
        opener.requireLength(16_384, 64);
    }

    @Test
    void refusesMoreThanTheLargestContent() {
        assertRefused(RecordFault.PLAINTEXT_TOO_LONG, () -> opener.requireLength(16_385, 16_384));
    }

    @Test
    void refusesUnknownTypes() {
        byte[] record = Bytes.hex("18 0303 0001 00").toArray();
        assertRefused(RecordFault.UNKNOWN_CONTENT_TYPE, () -> opener.open(record, 0, 6, new byte[1], 0))
                .contains("type 24");
    }

    private static Bytes seal(RecordSealer sealer) {
        byte[] out = new byte[sealer.sealedSize(3)];
        int size = sealer.seal(ContentType.HANDSHAKE, new byte[] {0, 1, 2, 3}, 1, 3, out, 0);
        assertThat(size).isEqualTo(out.length);
        return Bytes.adopt(out);
    }
}

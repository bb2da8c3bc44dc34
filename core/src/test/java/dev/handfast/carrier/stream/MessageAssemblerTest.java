package dev.handfast.carrier.stream;

import static dev.handfast.record.Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.carrier.Announced;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.record.BufferPool;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

final class MessageAssemblerTest {

    private static final int LIMIT = 1 << 20;

    private final MessageAssembler assembler = new MessageAssembler(new BufferPool(4));

    @Test
    void hasNothingAtFirst() throws PeerFaultException {
        assertThat(assembler.hasMessage(LIMIT)).isFalse();
        assembler.requireEmpty();
        assembler.requireNoFragment();
    }

    @Test
    void joinsAMessageOfSingleBytes() throws PeerFaultException {
        RawMessage message = Records.message(HandshakeType.CERTIFICATE, 300);
        for (int i = 0; i < message.encoding().size(); i++) {
            assertThat(assembler.hasMessage(LIMIT)).isFalse();
            add(message.encoding().slice(i, i + 1), 2);
        }
        assertThat(assembler.hasMessage(LIMIT)).isTrue();
        assertThat(assembler.take()).isEqualTo(new Incoming.Message(message, 2));
        assembler.requireEmpty();
    }

    @Test
    void joinsAMessageThatIsLargerThanAnyPooledArray() throws PeerFaultException {
        RawMessage message = Records.message(HandshakeType.CERTIFICATE, 300_000);
        for (int at = 0; at < message.encoding().size(); at += 10_000) {
            add(
                    message.encoding()
                            .slice(at, Math.min(at + 10_000, message.encoding().size())),
                    2);
        }
        assertThat(assembler.hasMessage(LIMIT)).isTrue();
        assertThat(assembler.take().message()).isEqualTo(message);
    }

    @Test
    void keepsWhatItHandsOut() throws PeerFaultException {
        RawMessage message = Records.message(HandshakeType.FINISHED, 32);
        add(message.encoding(), 2);
        RawMessage taken = assembler.take().message();
        add(Records.message(HandshakeType.KEY_UPDATE, 32).encoding(), 2);
        assertThat(taken).isEqualTo(message);
    }

    @Test
    void refusesFragmentsUnderDifferentKeys() throws PeerFaultException {
        Bytes encoding = Records.message(HandshakeType.FINISHED, 32).encoding();
        add(encoding.slice(0, 5), 2);
        assertRefused(RecordFault.MESSAGE_ACROSS_KEY_CHANGE, () -> add(encoding.slice(5, encoding.size()), 3));
    }

    @Test
    void takesMessagesUnderDifferentKeys() throws PeerFaultException {
        Bytes encoding = Records.message(HandshakeType.FINISHED, 32).encoding();
        add(encoding, 2);
        assertThat(assembler.take().epoch()).isEqualTo(2);
        add(encoding, 3);
        assertThat(assembler.take().epoch()).isEqualTo(3);
    }

    @Test
    void knowsThatAMessageIsHalfThere() throws PeerFaultException {
        add(Bytes.of(1), 0);
        assertRefused(RecordFault.MESSAGE_INTERRUPTED, assembler::requireNoFragment);
    }

    @Test
    void judgesTheLengthBeforeTheBodyIsThere() throws PeerFaultException {
        add(Bytes.hex("0b 000101"), 0);
        assertThat(assembler.hasMessage(0x101)).isFalse();
        assertRefused(RecordFault.MESSAGE_TOO_LONG, () -> assembler.hasMessage(0x100));
    }

    @Test
    void announcesAMessageOnceItsHeaderIsThere() throws PeerFaultException {
        add(Bytes.hex("0b 0001"), 2);
        assertThat(assembler.announced()).isEmpty();
        add(Bytes.hex("01 00"), 2);
        assertThat(assembler.announced()).contains(new Announced(HandshakeType.CERTIFICATE, 0x101, 2));
    }

    private void add(Bytes content, int epoch) throws PeerFaultException {
        byte[] array = content.toArray();
        assembler.add(array, 0, array.length, epoch);
    }
}

package dev.handfast.engine;

import static dev.handfast.record.Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.carrier.Announced;
import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.Incoming;
import dev.handfast.carrier.stream.StreamCarrier;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.StateFault;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.Medium;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.RawMessage;
import dev.handfast.record.BufferPool;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a machine asks of a message before a state sees it, whatever the carrier hands over. */
final class MachineTest {

    private static final RawMessage FINISHED = RawMessage.of(HandshakeType.FINISHED, Bytes.adopt(new byte[32]));

    private final WaitFinished state = new WaitFinished();
    private final Machine machine = machine(state);

    @Test
    void takesAMessageOfItsEpoch() throws TlsException {
        machine.receive(new Incoming.Message(FINISHED, 2));

        assertThat(state.taken).containsExactly(FINISHED);
    }

    @Test
    void refusesAMessageOfAnEarlierEpoch() {
        assertRefused(StateFault.WRONG_EPOCH, () -> machine.receive(new Incoming.Message(FINISHED, 0)));
        assertThat(state.taken).isEmpty();
    }

    @Test
    void refusesAMessageOfALaterEpochByItsHeader() {
        assertRefused(StateFault.WRONG_EPOCH, () -> machine.judge(new Announced(HandshakeType.FINISHED, 32, 3)));
    }

    @Test
    void asksForTheTypeBeforeAnythingElse() {
        assertRefused(
                StateFault.UNEXPECTED_MESSAGE, () -> machine.judge(new Announced(HandshakeType.KEY_UPDATE, 1_000, 0)));
    }

    @Test
    void refusesAMessageThatIsLongerThanItsType() {
        assertRefused(
                DecodeFault.LONGER_THAN_ITS_TYPE, () -> machine.judge(new Announced(HandshakeType.FINISHED, 65, 2)));
    }

    private static Machine machine(HandshakeState state) {
        CarrierSettings settings = CarrierSettings.initial(ProtocolVersion.TLS_1_3, 1 << 17);
        EventQueue events = new EventQueue();
        StreamCarrier carrier = StreamCarrier.forServer(settings, new BufferPool(1));
        EngineOutput output = new EngineOutput(carrier, settings, 0, events, false);
        return new Machine(state, output, events, Medium.STREAM, false);
    }

    private static final class WaitFinished implements HandshakeState {

        private final List<RawMessage> taken = new ArrayList<>();

        @Override
        public Set<HandshakeType> accepts() {
            return Set.of(HandshakeType.FINISHED);
        }

        @Override
        public int readEpoch() {
            return 2;
        }

        @Override
        public HandshakeState receive(RawMessage message, HandshakeOutput out) {
            taken.add(message);
            return this;
        }

        @Override
        public void close() {}
    }
}

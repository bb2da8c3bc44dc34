package dev.handfast.carrier.datagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.carrier.Incoming;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class InboxTest {

    private static final int LIMIT = 1 << 17;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Inbox inbox = new Inbox(0);

    @Test
    void handsOutAWholeMessage() throws PeerFaultException {
        RawMessage message = Fragments.message(0, 300, random);
        add(Fragments.of(message));
        assertThat(inbox.take()).contains(new Incoming.Message(message, 0));
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void handsOutAMessageWithoutBody() throws PeerFaultException {
        add(Fragments.of(HandshakeType.SERVER_HELLO_DONE, 0, 0, 0, Bytes.EMPTY));
        assertThat(inbox.take()).isPresent();
    }

    @Test
    void waitsForTheLastByte() throws PeerFaultException {
        RawMessage message = Fragments.message(0, 300, random);
        add(Fragments.of(message, 0, 299));
        assertThat(inbox.take()).isEmpty();
        add(Fragments.of(message, 299, 1));
        assertThat(inbox.take()).isPresent();
    }

    @Test
    void handsOutMessagesInTheOrderOfTheirNumbers() throws PeerFaultException {
        RawMessage first = Fragments.message(0, 10, random);
        RawMessage second = Fragments.message(1, 10, random);
        add(Fragments.of(second));
        assertThat(inbox.take()).isEmpty();
        add(Fragments.of(first));
        assertThat(inbox.take()).contains(new Incoming.Message(first, 0));
        assertThat(inbox.take()).contains(new Incoming.Message(second, 0));
    }

    @Test
    void takesSeveralFragmentsOfOneRecord() throws PeerFaultException {
        RawMessage first = Fragments.message(0, 10, random);
        RawMessage second = Fragments.message(1, 10, random);
        add(Fragments.of(first).concat(Fragments.of(second)));
        assertThat(inbox.take()).isPresent();
        assertThat(inbox.take()).isPresent();
    }

    @Test
    void putsFragmentsTogetherThatOverlapAndComeInAnyOrder() throws PeerFaultException {
        for (int round = 0; round < 200; round++) {
            RawMessage message = Fragments.message(round, 1 + random.nextInt(500), random);
            int size = message.body().size();
            List<Bytes> fragments = new ArrayList<>();
            for (int at = 0; at < size; ) {
                int count = 1 + random.nextInt(Math.min(60, size - at));
                int from = Math.max(0, at - random.nextInt(20));
                fragments.add(Fragments.of(message, from, at + count - from));
                at += count;
            }
            Collections.shuffle(fragments, random);
            for (Bytes fragment : fragments) {
                add(fragment);
            }
            assertThat(inbox.take()).as("seed %d", seed).contains(new Incoming.Message(message, 0));
        }
    }

    @Test
    void keepsTheFirstOfTwoPartsThatDiffer() throws PeerFaultException {
        add(Fragments.of(HandshakeType.FINISHED, 4, 0, 0, Bytes.of(1, 2)));
        add(Fragments.of(HandshakeType.FINISHED, 4, 0, 1, Bytes.of(9, 3, 4)));
        assertThat(inbox.take().orElseThrow().message().body()).isEqualTo(Bytes.of(1, 2, 3, 4));
    }

    @Test
    void saysWhenTheEndOfTheLastMessageIsRepeated() throws PeerFaultException {
        RawMessage message = Fragments.message(0, 300, random);
        assertThat(add(Fragments.of(message))).isFalse();
        inbox.take();
        assertThat(add(Fragments.of(message, 0, 200))).isFalse();
        assertThat(add(Fragments.of(message, 200, 100))).isTrue();
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void keepsNothingFarAhead() throws PeerFaultException {
        add(Fragments.of(Fragments.message(16, 10, random)));
        assertThat(inbox.isEmpty()).isTrue();
        add(Fragments.of(Fragments.message(15, 10, random)));
        assertThat(inbox.isEmpty()).isFalse();
    }

    @Test
    void keepsNothingOfAnEmptyPart() throws PeerFaultException {
        add(Fragments.of(HandshakeType.FINISHED, 12, 0, 3, Bytes.EMPTY));
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void refusesAPartThatReachesBeyondItsMessage() {
        refuses(Fragments.of(HandshakeType.FINISHED, 4, 0, 2, Bytes.of(1, 2, 3)), RecordFault.FRAGMENT_OUT_OF_BOUNDS);
    }

    @Test
    void refusesAPartThatReachesBeyondItsRecord() {
        Bytes fragment = Fragments.of(HandshakeType.FINISHED, 4, 0, 0, Bytes.of(1, 2, 3));
        refuses(fragment.slice(0, fragment.size() - 1), DecodeFault.TRUNCATED);
    }

    @Test
    void refusesHalfAHeader() {
        refuses(Bytes.of(20, 0, 0, 4), DecodeFault.TRUNCATED);
    }

    @Test
    void refusesARecordWithoutContent() {
        refuses(Bytes.EMPTY, RecordFault.EMPTY_HANDSHAKE_RECORD);
    }

    @Test
    void refusesAnUnknownType() {
        refuses(Bytes.hex("63 000000 0000 000000 000000"), DecodeFault.UNKNOWN_HANDSHAKE_TYPE);
    }

    @Test
    void refusesAMessageThatIsTooLong() {
        refuses(Fragments.of(HandshakeType.CERTIFICATE, LIMIT + 1, 0, 0, Bytes.of(1)), RecordFault.MESSAGE_TOO_LONG);
    }

    @Test
    void refusesTwoLengthsForOneNumber() throws PeerFaultException {
        add(Fragments.of(HandshakeType.FINISHED, 4, 0, 0, Bytes.of(1)));
        refuses(Fragments.of(HandshakeType.FINISHED, 5, 0, 1, Bytes.of(1)), RecordFault.FRAGMENTS_DISAGREE);
    }

    @Test
    void refusesTwoTypesForOneNumber() throws PeerFaultException {
        add(Fragments.of(HandshakeType.FINISHED, 4, 0, 0, Bytes.of(1)));
        refuses(Fragments.of(HandshakeType.CERTIFICATE, 4, 0, 1, Bytes.of(1)), RecordFault.FRAGMENTS_DISAGREE);
    }

    @Test
    void refusesAMessageInRecordsOfTwoEpochs() throws PeerFaultException {
        add(Fragments.of(HandshakeType.FINISHED, 4, 0, 0, Bytes.of(1)));
        Bytes rest = Fragments.of(HandshakeType.FINISHED, 4, 0, 1, Bytes.of(1, 1, 1));
        assertThatThrownBy(() -> inbox.add(rest.reader(), 1, LIMIT))
                .asInstanceOf(InstanceOfAssertFactories.type(PeerFaultException.class))
                .extracting(PeerFaultException::fault)
                .isEqualTo(RecordFault.FRAGMENTS_DISAGREE);
    }

    private boolean add(Bytes content) throws PeerFaultException {
        return inbox.add(content.reader(), 0, LIMIT);
    }

    private void refuses(Bytes content, Fault fault) {
        assertThatThrownBy(() -> add(content))
                .asInstanceOf(InstanceOfAssertFactories.type(PeerFaultException.class))
                .extracting(PeerFaultException::fault)
                .isEqualTo(fault);
    }
}

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.Fault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A key change finds an empty table: whole messages and parts of one behind it are refused (RFC 8446, Section 5.1). */
final class ProtocolRule1Test {

    static Stream<Arguments> changes() {
        return Stream.of(KeyChange.values())
                .flatMap(change -> Stream.of(Answering.AT_ONCE, Answering.LATER)
                        .map(answering -> Arguments.of(change, answering)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void refusesEachWholeMessageBehindEachKeyChangingOne(KeyChange change, Answering answering) {
        for (HandshakeType type : HandshakeType.values()) {
            HostilePeer peer = change.with(message(type), answering);

            assertThat(fault(peer)).as("%s behind it", type).contains(RecordFault.MESSAGE_ACROSS_KEY_CHANGE);
            assertThat(peer.alert()).as("%s behind it", type).contains(AlertDescription.UNEXPECTED_MESSAGE);
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void refusesAPartOfEachMessageBehindEachKeyChangingOne(KeyChange change, Answering answering) {
        for (HandshakeType type : HandshakeType.values()) {
            for (int size : new int[] {1, 4, 7}) {
                HostilePeer peer = change.with(message(type).slice(0, size), answering);

                assertThat(fault(peer))
                        .as("%d bytes of %s behind it", size, type)
                        .contains(RecordFault.MESSAGE_ACROSS_KEY_CHANGE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsNothingBehindEachKeyChangingOne(KeyChange change) {
        HostilePeer peer = change.with(Bytes.EMPTY, Answering.LATER);

        assertThat(peer.victim().failure()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesARecordOfItsOwnThatComesWhileTheServerThinksAboutTheHello(HandshakeType type) {
        HostileClient client = Victims.server(server -> server, Answering.LATER, Tamper.none());
        client.sendHello();
        client.peer().record(ContentType.HANDSHAKE, message(type));
        while (client.peer().victim().answerNext()) {
            client.peer().receive();
        }

        assertThat(client.peer().alert()).contains(AlertDescription.UNEXPECTED_MESSAGE);
    }

    private static Bytes message(HandshakeType type) {
        return RawMessage.of(type, Forgery.zeros(4)).encoding();
    }

    private static Optional<Fault> fault(HostilePeer peer) {
        return peer.victim()
                .failure()
                .filter(PeerFaultException.class::isInstance)
                .map(failure -> ((PeerFaultException) failure).fault());
    }
}

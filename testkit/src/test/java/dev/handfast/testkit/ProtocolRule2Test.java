package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state is asked first: what it does not take is refused before it is decoded. */
final class ProtocolRule2Test {

    /** No message has a body of this form. */
    private static final Bytes GARBAGE = Bytes.of(0xff);

    @ParameterizedTest
    @EnumSource
    void refusesGarbageOfAnUnexpectedTypeForItsTypeAlone(Stage stage) {
        Set<HandshakeType> accepted = Stage.accepted(stage.reach());
        for (HandshakeType message : HandshakeType.values()) {
            if (!accepted.contains(message)) {
                HostilePeer peer = stage.reach();
                peer.sendUnhashed(RawMessage.of(message, GARBAGE));

                assertThat(peer.victim().failure())
                        .as("%s", message)
                        .get()
                        .asInstanceOf(type(PeerFaultException.class))
                        .extracting(PeerFaultException::fault)
                        .isEqualTo(StateFault.UNEXPECTED_MESSAGE);
                assertThat(peer.alert()).as("%s", message).contains(AlertDescription.UNEXPECTED_MESSAGE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnUnexpectedTypeWithTheLastByteOfItsHeader(Stage stage) {
        Set<HandshakeType> accepted = Stage.accepted(stage.reach());
        for (HandshakeType message : HandshakeType.values()) {
            if (!accepted.contains(message)) {
                HostilePeer peer = stage.reach();
                peer.record(ContentType.HANDSHAKE, Bytes.of(message.code()));
                peer.record(ContentType.HANDSHAKE, Bytes.of(0, 16));
                assertThat(peer.victim().failure()).as("%s", message).isEmpty();

                peer.record(ContentType.HANDSHAKE, Bytes.of(0));

                assertThat(peer.victim().failure())
                        .as("%s", message)
                        .get()
                        .asInstanceOf(type(PeerFaultException.class))
                        .extracting(PeerFaultException::fault)
                        .isEqualTo(StateFault.UNEXPECTED_MESSAGE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesGarbageOfAnExpectedTypeForItsForm(Stage stage) {
        for (HandshakeType message : Stage.accepted(stage.reach())) {
            HostilePeer peer = stage.reach();
            peer.sendUnhashed(RawMessage.of(message, GARBAGE));

            assertThat(peer.victim().failure())
                    .as("%s", message)
                    .get()
                    .asInstanceOf(type(PeerFaultException.class))
                    .extracting(PeerFaultException::fault)
                    .isNotEqualTo(StateFault.UNEXPECTED_MESSAGE);
        }
    }
}

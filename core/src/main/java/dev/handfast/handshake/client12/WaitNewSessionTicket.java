package dev.handfast.handshake.client12;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.NewSessionTicket12;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** Before the server's change_cipher_spec: the ticket that the server has promised (RFC 5077, Section 3.3). */
record WaitNewSessionTicket(KeyedHandshake handshake) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.NEW_SESSION_TICKET);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        NewSessionTicket12 ticket = message.decode(NewSessionTicket12.CODEC);
        handshake.parameters().transcript().add(message);
        return new WaitChangeCipherSpec(handshake, ticket);
    }

    @Override
    public void close() {
        handshake.close();
    }
}

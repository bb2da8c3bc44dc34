package dev.handfast.handshake.client12;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.NewSessionTicket12;
import dev.handfast.message.RawMessage;
import java.util.Set;

/**
 * Before the server's Finished: the server begins to write under the new keys (RFC 5246, Section 7.1).
 *
 * @param ticket empty when there is none
 */
record WaitChangeCipherSpec(KeyedHandshake handshake, NewSessionTicket12 ticket) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of();
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) {
        throw new IllegalStateException("nothing but a change_cipher_spec is taken here");
    }

    @Override
    public boolean awaitsChangeCipherSpec() {
        return true;
    }

    @Override
    public HandshakeState receiveChangeCipherSpec(HandshakeOutput out) throws PeerFaultException {
        out.readWith(1, handshake.keys().server());
        return new WaitFinished(handshake, ticket);
    }

    @Override
    public void close() {
        handshake.close();
    }
}

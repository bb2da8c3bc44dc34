package dev.handfast.handshake.client13;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.ConnectedKeys;
import dev.handfast.handshake.ConnectedState;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** CONNECTED (RFC 8446, Appendix A.1): data flows; the server may send tickets and move its keys on. */
record Connected(ConnectedKeys keys, TicketReceiver tickets) implements ConnectedState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.NEW_SESSION_TICKET, HandshakeType.KEY_UPDATE);
    }

    @Override
    public int readEpoch() {
        return keys.readEpoch();
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        if (message.type() == HandshakeType.NEW_SESSION_TICKET) {
            out.acknowledge();
            tickets.receive(message, out);
            return this;
        }
        return new Connected(keys.receiveUpdate(message, out), tickets);
    }

    @Override
    public HandshakeState updateKeys(boolean requestPeer, HandshakeOutput out) {
        return new Connected(keys.sendUpdate(requestPeer, out), tickets);
    }

    @Override
    public boolean isUpdateRequested() {
        return keys.updateRequested();
    }

    @Override
    public HandshakeState answerUpdate(HandshakeOutput out) {
        return keys.answerDue() ? new Connected(keys.answerUpdate(out), tickets) : this;
    }

    @Override
    public void close() {
        keys.close();
        tickets.close();
    }
}

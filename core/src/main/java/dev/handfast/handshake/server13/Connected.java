package dev.handfast.handshake.server13;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.ConnectedKeys;
import dev.handfast.handshake.ConnectedState;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** CONNECTED (RFC 8446, Appendix A.2): data flows; the client may move its keys on. */
record Connected(ConnectedKeys keys) implements ConnectedState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.KEY_UPDATE);
    }

    @Override
    public int readEpoch() {
        return keys.readEpoch();
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        return new Connected(keys.receiveUpdate(message, out));
    }

    @Override
    public HandshakeState updateKeys(boolean requestPeer, HandshakeOutput out) {
        return new Connected(keys.sendUpdate(requestPeer, out));
    }

    @Override
    public boolean isUpdateRequested() {
        return keys.updateRequested();
    }

    @Override
    public HandshakeState answerUpdate(HandshakeOutput out) {
        return keys.answerDue() ? new Connected(keys.answerUpdate(out)) : this;
    }

    @Override
    public void close() {
        keys.close();
    }
}

package dev.handfast.handshake.server12;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.StateFault;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** Data flows. A client that begins another handshake is refused (RFC 5246, Section 7.2.2, no_renegotiation). */
record Connected() implements HandshakeState {

    /** Taken in order to say what is wrong with it. */
    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CLIENT_HELLO);
    }

    @Override
    public int readEpoch() {
        return 1;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        throw new PeerFaultException(StateFault.RENEGOTIATION);
    }

    @Override
    public void close() {}
}

package dev.handfast.handshake.client12;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.StateFault;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.HelloRequest;
import dev.handfast.message.RawMessage;
import java.util.Set;

/**
 * Data flows. A server that wants another handshake is told that there will be none (RFC 5246, Section 7.4.1.1).
 *
 * @param refused how often it has been told
 */
record Connected(int refused) implements HandshakeState {

    private static final int MOST_REFUSED = 4;

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.HELLO_REQUEST);
    }

    @Override
    public int readEpoch() {
        return 1;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        message.decode(HelloRequest.CODEC);
        if (refused == MOST_REFUSED) {
            throw new PeerFaultException(StateFault.RENEGOTIATION, "again and again");
        }
        out.warn(AlertDescription.NO_RENEGOTIATION);
        return new Connected(refused + 1);
    }

    @Override
    public void close() {}
}

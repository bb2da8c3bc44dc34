package dev.handfast.handshake.server13;

import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.ConnectedKeys;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.HandshakeType;
import dev.handfast.keys.ApplicationSecrets;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.keys.Transcript;
import dev.handfast.message.Finished;
import dev.handfast.message.RawMessage;
import java.util.Set;

/**
 * WAIT_FINISHED (RFC 8446, Appendix A.2): the client's flight ends.
 *
 * @param expected client_handshake_traffic_secret
 * @param read client_application_traffic_secret_0
 * @param write server_application_traffic_secret_0, in use already
 */
record WaitFinished(
        Transcript transcript,
        TrafficSecret expected,
        ApplicationSecrets application,
        TrafficSecret read,
        TrafficSecret write)
        implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.FINISHED);
    }

    @Override
    public int readEpoch() {
        return 2;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        Finished finished = message.decode(Finished.CODEC);
        if (!expected.verifies(transcript.hash(), finished.verifyData())) {
            throw new PeerFaultException(AuthenticationFault.FINISHED_MISMATCH);
        }
        transcript.add(message.encoding());
        out.readWith(3, read);
        out.connected(application.exporter());
        application.close();
        expected.close();
        return new Connected(new ConnectedKeys(3, read, 3, write));
    }

    @Override
    public void close() {
        expected.close();
        application.close();
        read.close();
        write.close();
    }
}

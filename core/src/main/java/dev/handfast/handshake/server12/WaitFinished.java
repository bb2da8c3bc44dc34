package dev.handfast.handshake.server12;

import dev.handfast.config.Decision;
import dev.handfast.config.Verdict;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.Finished;
import dev.handfast.message.RawMessage;
import dev.handfast.trust.Purpose;
import java.util.Set;

/** The client's last flight ends. In a full handshake ours follows, once we have asked whether we believe the client. */
record WaitFinished(KeyedHandshake handshake) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.FINISHED);
    }

    @Override
    public int readEpoch() {
        return 1;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        Finished finished = message.decode(Finished.CODEC);
        Parameters12 parameters = handshake.parameters();
        if (!handshake.keys().verifiesClient(parameters.transcript().hash(), finished.verifyData())) {
            throw new PeerFaultException(AuthenticationFault.FINISHED_MISMATCH);
        }
        parameters.transcript().add(message);
        out.requireDrained();
        if (handshake.isResumed()) {
            out.acknowledge();
            return handshake.connect(out);
        }
        handshake.learnFirst(finished.verifyData(), out);
        ShownCertificates shown = handshake.shown();
        if (shown.isEmpty()) {
            return LastFlight.begin(handshake, out);
        }
        shown.learned(out);
        return new Suspended<>(
                new Decision.VerifyPeer(shown.chain(), Purpose.CLIENT), this::believed, 1, handshake::close);
    }

    private HandshakeState believed(Verdict verdict, HandshakeOutput out) throws TlsException {
        out.learned(new Fact.Judged(verdict));
        PeerCertificates.requireAccepted(verdict);
        return LastFlight.begin(handshake, out);
    }

    @Override
    public void close() {
        handshake.close();
    }
}

package dev.handfast.handshake.client12;

import dev.handfast.config.Verdict;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.Finished;
import dev.handfast.message.NewSessionTicket12;
import dev.handfast.message.RawMessage;
import java.util.Set;

/**
 * The server's last flight ends. When it resumes a session, ours follows, once we have asked whether we still believe the
 * server.
 *
 * @param ticket empty when there is none
 */
record WaitFinished(KeyedHandshake handshake, NewSessionTicket12 ticket) implements HandshakeState {

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
        if (!handshake.keys().verifiesServer(handshake.parameters().transcript().hash(), finished.verifyData())) {
            throw new PeerFaultException(AuthenticationFault.FINISHED_MISMATCH);
        }
        handshake.parameters().transcript().add(message);
        out.requireDrained();
        if (!handshake.isResumed()) {
            out.acknowledge();
            return handshake.connect(ticket, out);
        }
        handshake.learnFirst(finished.verifyData(), out);
        if (handshake.shown().isEmpty()) {
            return finish(out);
        }
        handshake.shown().learned(out);
        return new Suspended<>(
                handshake.parameters().peer().question(handshake.shown()), this::believed, 1, handshake::close);
    }

    private HandshakeState believed(Verdict verdict, HandshakeOutput out) throws TlsException {
        out.learned(new Fact.Judged(verdict));
        PeerCertificates.requireAccepted(verdict);
        return finish(out);
    }

    private HandshakeState finish(HandshakeOutput out) {
        handshake.finish(out);
        return handshake.connect(ticket, out);
    }

    @Override
    public void close() {
        handshake.close();
    }
}

package dev.handfast.handshake.server13;

import dev.handfast.config.Decision;
import dev.handfast.config.Verdict;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.ConnectedKeys;
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

/**
 * WAIT_FINISHED (RFC 8446, Appendix A.2): the client's flight ends, and we ask whether we believe it.
 *
 * @param shown what the client showed; empty when it was not asked, or has none
 */
record WaitFinished(Parameters13 parameters, ShownCertificates shown) implements HandshakeState {

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
        if (!parameters.expected().verifies(parameters.transcript().hash(), finished.verifyData())) {
            throw new PeerFaultException(AuthenticationFault.FINISHED_MISMATCH);
        }
        parameters.transcript().add(message.encoding());
        out.readWith(3, parameters.read());
        out.acknowledge();
        if (shown.isEmpty()) {
            return connect(out);
        }
        shown.learned(out);
        return new Suspended<>(
                new Decision.VerifyPeer(shown.chain(), Purpose.CLIENT).withOcspResponses(shown.ocspResponses()),
                this::believed,
                3,
                parameters::close);
    }

    private HandshakeState believed(Verdict verdict, HandshakeOutput out) throws TlsException {
        out.learned(new Fact.Judged(verdict));
        PeerCertificates.requireAccepted(verdict);
        return connect(out);
    }

    private HandshakeState connect(HandshakeOutput out) {
        if (parameters.authentication() instanceof Authentication.BySession session) {
            out.learned(new Fact.PeerChain(session.facts().peerChain()));
        }
        out.connected(parameters.application().exporter());
        Connected next = new Connected(ConnectedKeys.first(parameters.read(), parameters.write()));
        HandshakeState last = new TicketIssuer(parameters, shown.chain()).issue(next);
        parameters.application().close();
        parameters.expected().close();
        return last;
    }

    @Override
    public void close() {
        parameters.close();
    }
}

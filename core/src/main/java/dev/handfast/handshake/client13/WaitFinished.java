package dev.handfast.handshake.client13;

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
import dev.handfast.keys.ApplicationSecrets;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.Finished;
import dev.handfast.message.RawMessage;
import java.util.List;
import java.util.Set;

/**
 * WAIT_FINISHED (RFC 8446, Appendix A.1): the server's flight ends, and we ask whether we believe it.
 *
 * @param shown what the server showed now or, when a session is resumed, then; empty where a key stands for it
 */
record WaitFinished(Parameters13 parameters, ClientAuthentication13 authentication, ShownCertificates shown)
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
        if (!parameters.server().verifies(parameters.transcript().hash(), finished.verifyData())) {
            throw new PeerFaultException(AuthenticationFault.FINISHED_MISMATCH);
        }
        parameters.transcript().add(message.encoding());
        try (Unfinished made = new Unfinished()) {
            ApplicationSecrets application = made.add(
                    parameters.secrets().application(parameters.transcript().hash()));
            TrafficSecret write = made.add(application.clientTraffic());
            TrafficSecret read = made.add(application.serverTraffic());
            out.readWith(3, read);
            return made.handOn(next(new SecondFlight(parameters, application, write, read), out));
        }
    }

    private HandshakeState next(SecondFlight flight, HandshakeOutput out) {
        if (shown.isEmpty()) {
            return flight.answer(authentication, List.of(), out);
        }
        shown.learned(out);
        return new Suspended<>(
                parameters.peer().question(shown),
                (verdict, then) -> believed(flight, verdict, then),
                3,
                flight::close);
    }

    private HandshakeState believed(SecondFlight flight, Verdict verdict, HandshakeOutput out) throws TlsException {
        out.learned(new Fact.Judged(verdict));
        PeerCertificates.requireAccepted(verdict);
        return flight.answer(authentication, shown.chain(), out);
    }

    @Override
    public void close() {
        parameters.close();
    }
}

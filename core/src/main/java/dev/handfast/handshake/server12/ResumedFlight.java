package dev.handfast.handshake.server12;

import dev.handfast.config.ServerSession;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.FlightKind;
import dev.handfast.message.ServerHello;
import java.util.List;

/** The server's flight that resumes a session: ServerHello, and what ends in the Finished (RFC 5246, Section 7.3). */
final class ResumedFlight {

    private ResumedFlight() {}

    /** Sends it, with the master secret of this session, which stays the caller's. */
    static HandshakeState begin(NegotiateParameters12 negotiation, ServerSession session, HandshakeOutput out)
            throws PeerFaultException {
        Authentication authentication = new Authentication.BySession(session.facts());
        ServerHello hello = new Answer12(negotiation, session.facts().suite(), true, false).make(out);
        out.learned(new Fact.RestsOn(authentication));
        Parameters12 parameters = new Parameters12(negotiation.received(), negotiation.version(), hello, List.of());
        parameters.transcript().add(out.send(hello, FlightKind.ANSWERED));
        parameters.transcript().start(parameters.suite().hash());
        try (Unfinished made = new Unfinished()) {
            KeyedHandshake handshake = made.add(new KeyedHandshake(
                    parameters,
                    authentication,
                    ShownCertificates.NONE,
                    parameters.keysOf(session.key().copy())));
            return made.handOn(LastFlight.begin(handshake, out));
        }
    }
}

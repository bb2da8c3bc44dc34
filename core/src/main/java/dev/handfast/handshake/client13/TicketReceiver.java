package dev.handfast.handshake.client13;

import dev.handfast.config.ClientSession;
import dev.handfast.config.SessionFacts;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.ApplicationSecrets;
import dev.handfast.keys.ResumptionSecret;
import dev.handfast.message.NewSessionTicket13;
import dev.handfast.message.RawMessage;
import dev.handfast.trust.PeerIdentity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a client needs to make sessions of the tickets that come (RFC 8446, Section 4.6.1).
 *
 * @param chain how the server has proved who it is, now or in the handshake that was resumed
 * @param authenticated when it did
 * @param secret owned
 */
record TicketReceiver(
        Parameters13 parameters, List<X509Certificate> chain, Instant authenticated, ResumptionSecret secret)
        implements AutoCloseable {

    static TicketReceiver of(Parameters13 parameters, ApplicationSecrets application, List<X509Certificate> chain) {
        Instant authenticated = parameters.authentication() instanceof Authentication.BySession session
                ? session.facts().authenticated()
                : parameters.config().time().instant();
        return new TicketReceiver(
                parameters,
                chain,
                authenticated,
                application.resumption(parameters.transcript().hash()));
    }

    /** Makes a session of a ticket, unless nobody could find it again, or it is too large, or it is to be forgotten at once. */
    void receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        NewSessionTicket13 ticket = message.decode(NewSessionTicket13.CODEC);
        String peer = parameters.peer().identity().map(PeerIdentity::text).orElse("");
        if (ticket.lifetimeSeconds() == 0 || ticket.ticket().size() > ClientSession.LARGEST_TICKET || peer.isEmpty()) {
            return;
        }
        SessionFacts facts = new SessionFacts(
                ProtocolVersion.TLS_1_3,
                parameters.suite(),
                parameters.peer().identity().flatMap(PeerIdentity::serverName).orElse(""),
                chain,
                pskIdentity(),
                authenticated,
                parameters.config().time().instant(),
                Duration.ofSeconds(ticket.lifetimeSeconds()));
        out.learned(new Fact.NewSession(
                peer,
                new ClientSession(
                        facts, secret.psk(ticket.nonce()), ticket.ticket().toArray(), ticket.ageAdd())));
    }

    private String pskIdentity() {
        if (parameters.authentication() instanceof Authentication.ByPsk psk) {
            return psk.identity();
        }
        return parameters.authentication() instanceof Authentication.BySession session
                ? session.facts().pskIdentity()
                : "";
    }

    @Override
    public void close() {
        secret.close();
    }
}

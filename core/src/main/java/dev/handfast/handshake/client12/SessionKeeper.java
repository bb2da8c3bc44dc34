package dev.handfast.handshake.client12;

import dev.handfast.config.ClientSession;
import dev.handfast.config.SessionFacts;
import dev.handfast.crypto.Secret;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.message.NewSessionTicket12;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.wire.Bytes;
import java.time.Duration;
import java.time.Instant;

/** Makes a session of what a handshake leaves, so that a later one can be short (RFC 5246, Appendix D.1.3; RFC 5077). */
record SessionKeeper(KeyedHandshake handshake) {

    /** How long a server is likely to remember, where it does not say (RFC 5246, Section F.1.4). */
    private static final Duration USUAL = Duration.ofDays(1);

    /**
     * Keeps a session, unless nobody could find it again, or it is not bound to its handshake, or the server will not know
     * it. A ticket replaces the one that was used; without a new one, that is still good.
     */
    void keep(NewSessionTicket12 ticket, HandshakeOutput out) {
        Parameters12 parameters = handshake.parameters();
        String peer = parameters.peer().identity().map(PeerIdentity::text).orElse("");
        if (peer.isEmpty() || !parameters.extendsMasterSecret()) {
            return;
        }
        Bytes id = parameters.answer().sessionIdEcho();
        if (!ticket.ticket().isEmpty()) {
            if (ticket.ticket().size() <= ClientSession.LARGEST_TICKET) {
                byte[] kept = ticket.ticket().toArray();
                SessionFacts facts = facts(now(), lifetime(ticket));
                out.learned(new Fact.NewSession(peer, ClientSession.withTicket(facts, secret(), kept)));
            }
        } else if (handshake.isResumed()) {
            out.learned(new Fact.NewSession(peer, handshake.resumed().get(0).copy()));
        } else if (!id.isEmpty()) {
            SessionFacts facts = facts(now(), USUAL);
            out.learned(new Fact.NewSession(peer, ClientSession.withId(facts, secret(), id.toArray())));
        }
    }

    private static Duration lifetime(NewSessionTicket12 ticket) {
        return ticket.lifetimeHintSeconds() == 0 ? USUAL : Duration.ofSeconds(ticket.lifetimeHintSeconds());
    }

    private SessionFacts facts(Instant issued, Duration lifetime) {
        Parameters12 parameters = handshake.parameters();
        return new SessionFacts(
                parameters.version(),
                parameters.suite(),
                parameters.peer().identity().flatMap(PeerIdentity::serverName).orElse(""),
                handshake.shown().chain(),
                pskIdentity(),
                authenticated(),
                issued,
                lifetime);
    }

    private Instant authenticated() {
        return handshake.authentication() instanceof Authentication.BySession session
                ? session.facts().authenticated()
                : now();
    }

    private String pskIdentity() {
        if (handshake.authentication() instanceof Authentication.ByPsk psk) {
            return psk.identity();
        }
        return handshake.authentication() instanceof Authentication.BySession session
                ? session.facts().pskIdentity()
                : "";
    }

    private Secret secret() {
        return handshake.keys().masterSecret();
    }

    private Instant now() {
        return handshake.parameters().config().time().instant();
    }
}

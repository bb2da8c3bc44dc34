package dev.handfast.handshake.server12;

import dev.handfast.config.Decision;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.ServerSession;
import dev.handfast.config.SessionFacts;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Suspended;
import dev.handfast.message.FlightKind;
import dev.handfast.message.NewSessionTicket12;
import dev.handfast.wire.Bytes;
import java.time.Instant;
import java.util.List;

/**
 * The server's flight that ends in its Finished: [NewSessionTicket] [change_cipher_spec] Finished (RFC 5077, Section 3.1).
 * The last of a full handshake; when a session is resumed, the client's follows.
 */
final class LastFlight {

    private LastFlight() {}

    /** Asks for the ticket that was promised, if one was, and sends the flight. */
    static HandshakeState begin(KeyedHandshake handshake, HandshakeOutput out) {
        if (!handshake.parameters().promisesTicket()) {
            return finish(handshake, out);
        }
        ServerSession session = session(handshake);
        return new Suspended<>(
                new Decision.IssueTickets(List.of(session)),
                (tickets, then) -> {
                    send(handshake, tickets, then);
                    session.close();
                    return finish(handshake, then);
                },
                handshake.isResumed() ? 0 : 1,
                () -> {
                    session.close();
                    handshake.close();
                });
    }

    /** The ticket; an empty one when it cannot be made after all (RFC 5077, Section 3.3). */
    private static void send(KeyedHandshake handshake, List<byte[]> tickets, HandshakeOutput out) {
        Bytes ticket = tickets.stream().findFirst().map(Bytes::copyOf).orElse(Bytes.EMPTY);
        long lifetime = handshake.parameters().config().ticketLifetime().toSeconds();
        NewSessionTicket12 message = new NewSessionTicket12(ticket.isEmpty() ? 0 : lifetime, ticket);
        FlightKind kind = handshake.isResumed() ? FlightKind.ANSWERED : FlightKind.FINAL;
        handshake.parameters().transcript().add(out.send(message, kind));
    }

    private static HandshakeState finish(KeyedHandshake handshake, HandshakeOutput out) {
        handshake.finish(out);
        return handshake.isResumed() ? new WaitChangeCipherSpec(handshake) : handshake.connect(out);
    }

    private static ServerSession session(KeyedHandshake handshake) {
        ServerConfig config = handshake.parameters().config();
        return new ServerSession(
                facts(handshake, config.time().instant()),
                handshake.keys().masterSecret(),
                config.resumptionScope(),
                0);
    }

    /** What the session is bound to; the time of the authentication is never renewed by resumption. */
    private static SessionFacts facts(KeyedHandshake handshake, Instant now) {
        Parameters12 parameters = handshake.parameters();
        if (handshake.authentication() instanceof Authentication.BySession session) {
            SessionFacts old = session.facts();
            return new SessionFacts(
                    parameters.version(),
                    parameters.suite(),
                    old.serverName(),
                    old.peerChain(),
                    old.pskIdentity(),
                    old.authenticated(),
                    now,
                    parameters.config().ticketLifetime());
        }
        String pskIdentity = handshake.authentication() instanceof Authentication.ByPsk psk ? psk.identity() : "";
        return new SessionFacts(
                parameters.version(),
                parameters.suite(),
                parameters.received().serverName(),
                handshake.shown().chain(),
                pskIdentity,
                now,
                now,
                parameters.config().ticketLifetime());
    }
}

package dev.handfast.handshake.server13;

import dev.handfast.config.Decision;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.ServerSession;
import dev.handfast.config.SessionFacts;
import dev.handfast.crypto.Secret;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.ResumptionSecret;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.FlightKind;
import dev.handfast.message.NewSessionTicket13;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.PskKeyExchangeModes;
import dev.handfast.wire.Bytes;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a client tickets when the handshake is over (RFC 8446, Section 4.6.1).
 *
 * @param chain what the client has shown in this handshake
 */
record TicketIssuer(Parameters13 parameters, List<X509Certificate> chain) {

    /** Sends the tickets that the configuration wants, and goes on to the connected state. */
    HandshakeState issue(Connected connected) {
        int count = parameters.config().ticketCount();
        if (count == 0 || !clientResumes()) {
            return connected;
        }
        List<ServerSession> sessions = sessions(count);
        return new Suspended<>(
                new Decision.IssueTickets(sessions),
                (tickets, out) -> {
                    send(sessions, tickets, out);
                    sessions.forEach(ServerSession::close);
                    return connected;
                },
                connected.readEpoch(),
                () -> {
                    sessions.forEach(ServerSession::close);
                    connected.close();
                });
    }

    private boolean clientResumes() {
        return parameters
                .received()
                .hello()
                .extensions()
                .find(PskKeyExchangeModes.class)
                .map(modes -> modes.contains(PskKeyExchangeModes.PSK_DHE_KE))
                .orElse(false);
    }

    private List<ServerSession> sessions(int count) {
        ServerConfig config = parameters.config();
        SessionFacts facts = facts(config.time().instant());
        List<ServerSession> sessions = new ArrayList<>();
        try (Unfinished made = new Unfinished();
                ResumptionSecret resumption = parameters
                        .application()
                        .resumption(parameters.transcript().hash())) {
            for (int i = 0; i < count; i++) {
                Secret key = made.add(resumption.psk(nonce(i)));
                long ageAdd = Integer.toUnsignedLong(config.crypto().random().nextInt());
                sessions.add(new ServerSession(facts, key, config.resumptionScope(), ageAdd));
            }
            return made.handOn(sessions);
        }
    }

    /** What the sessions are bound to; the time of the authentication is never renewed by resumption. */
    private SessionFacts facts(Instant now) {
        ServerConfig config = parameters.config();
        if (parameters.authentication() instanceof Authentication.BySession session) {
            SessionFacts old = session.facts();
            return new SessionFacts(
                    ProtocolVersion.TLS_1_3,
                    parameters.suite(),
                    parameters.received().serverName(),
                    old.peerChain(),
                    old.pskIdentity(),
                    old.authenticated(),
                    now,
                    config.ticketLifetime());
        }
        String pskIdentity = parameters.authentication() instanceof Authentication.ByPsk psk ? psk.identity() : "";
        return new SessionFacts(
                ProtocolVersion.TLS_1_3,
                parameters.suite(),
                parameters.received().serverName(),
                chain,
                pskIdentity,
                now,
                now,
                config.ticketLifetime());
    }

    private void send(List<ServerSession> sessions, List<byte[]> tickets, HandshakeOutput out) {
        for (int i = 0; i < Math.min(tickets.size(), sessions.size()); i++) {
            out.send(
                    new NewSessionTicket13(
                            parameters.config().ticketLifetime().toSeconds(),
                            sessions.get(i).ageAdd(),
                            nonce(i),
                            Bytes.copyOf(tickets.get(i)),
                            Extensions.EMPTY),
                    FlightKind.ALONE);
        }
        out.endFlight();
    }

    private static Bytes nonce(int index) {
        return Bytes.of(index);
    }
}

package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Turns the sessions of a server into tickets, and back: {@link TicketKeys} puts the session into the ticket,
 * {@link #stored} keeps it in the server.
 *
 * <p>Called without any lock held; may be called by several threads at once.
 */
public interface SessionTickets {

    /**
     * Makes tickets.
     *
     * @param sessions stay the caller's
     * @return completes with a ticket of 1 to 65,535 bytes for each session, now or later, on any thread
     */
    CompletionStage<List<byte[]>> issue(List<ServerSession> sessions);

    /**
     * Opens a ticket.
     *
     * @param ticket as a client sent it; not trusted
     * @return completes with its session, which changes hands; empty when the ticket is none of ours, or spent
     */
    CompletionStage<Optional<ServerSession>> open(byte[] ticket);

    /**
     * Names sessions in a store at random, so that a ticket says nothing and, with a store that gives each session once,
     * is good for one handshake.
     */
    static SessionTickets stored(Crypto crypto, ServerSessions sessions) {
        return new StoredTickets(crypto, sessions);
    }

    /** Knows no session: every handshake is a full one. */
    static SessionTickets none() {
        return new SessionTickets() {
            @Override
            public CompletionStage<List<byte[]>> issue(List<ServerSession> sessions) {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public CompletionStage<Optional<ServerSession>> open(byte[] ticket) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
        };
    }
}

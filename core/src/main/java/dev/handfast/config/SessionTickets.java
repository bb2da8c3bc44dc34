package dev.handfast.config;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Turns the sessions of a server into tickets, and back.
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

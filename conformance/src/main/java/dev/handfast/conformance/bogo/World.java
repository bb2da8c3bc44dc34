package dev.handfast.conformance.bogo;

import dev.handfast.config.ClientSession;
import dev.handfast.config.CryptoProviders;
import dev.handfast.config.SessionCache;
import dev.handfast.config.SessionTickets;
import dev.handfast.config.TicketKeys;
import dev.handfast.crypto.Crypto;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the connections of one run share, and nobody else. Used by one thread. */
final class World implements SessionCache {

    private final Crypto crypto = new OwnRandomness(CryptoProviders.fastest(), new SecureRandom());
    private final ManualTime time = new ManualTime();
    private final SessionTickets tickets = TicketKeys.random(crypto);
    private Optional<ClientSession> offered = Optional.empty();
    private Optional<ClientSession> newest = Optional.empty();

    Crypto crypto() {
        return crypto;
    }

    ManualTime time() {
        return time;
    }

    /** The tickets of a server, under keys that stay the same. */
    SessionTickets tickets() {
        return tickets;
    }

    /** Begins another connection, which offers the newest session of the one before; returns whether there is one. */
    boolean nextConnection() {
        offered = newest;
        newest = Optional.empty();
        return offered.isPresent();
    }

    @Override
    public void put(String peer, ClientSession session) {
        newest = Optional.of(session);
    }

    @Override
    public CompletionStage<Optional<ClientSession>> take(String peer) {
        return CompletableFuture.completedFuture(offered);
    }
}

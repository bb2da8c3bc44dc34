package dev.handfast.config;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the sessions of clients, by peer.
 *
 * <p>Called without any lock held; may be called by several threads at once.
 */
public interface SessionCache {

    /**
     * Keeps a session, which changes hands.
     *
     * @param peer who it was made with
     */
    void put(String peer, ClientSession session);

    /**
     * Gives a session away, which changes hands: a ticket is used once (RFC 8446, Section C.4).
     *
     * @return completes with the newest session of that peer, now or later, on any thread; empty when there is none
     */
    CompletionStage<Optional<ClientSession>> take(String peer);

    /** Keeps nothing: every handshake is a full one. */
    static SessionCache none() {
        return NoSessions.INSTANCE;
    }

    /** Keeps the newest sessions in memory: at most four a peer, of at most so many peers, those used last. */
    static SessionCache inMemory(int peers) {
        return new MemorySessions(peers);
    }
}

package dev.handfast.config;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where a server keeps its sessions itself, so that a ticket is only a name: whoever steals the server's keys later can
 * resume, or decrypt, nothing.
 *
 * <p>Several servers may share one store, which then answers later. Called without any lock held; may be called by several
 * threads at once. What a session is bound to is checked by the handshake, not by the store.
 *
 * @see SessionTickets#stored
 */
public interface ServerSessions {

    /**
     * Keeps a session.
     *
     * @param id what it is found by, 1 to 32 bytes that nobody can guess; must not be changed
     * @param session stays the caller's, who closes it: keep a {@linkplain ServerSession#copy copy}
     * @return completes, now or later, on any thread, with whether the session can be found from now on
     */
    CompletionStage<Boolean> put(byte[] id, ServerSession session);

    /**
     * Finds a session. Whether it is spent by that is the store's affair.
     *
     * @param id as a client sent it; not trusted, of any size; must not be changed
     * @return completes, now or later, on any thread, with the session, which changes hands; empty when there is none
     */
    CompletionStage<Optional<ServerSession>> find(byte[] id);

    /**
     * Keeps the newest sessions in memory, each until it is found or its lifetime is over.
     *
     * @param most how many; 1 or more
     */
    static ServerSessions inMemory(int most) {
        return new StoredSessions(most, true, InstantSource.system());
    }

    /**
     * Keeps the newest sessions in memory, each until its lifetime is over, however often it is found: for clients that
     * resume the same session many times, as they do in TLS 1.2, at the price that an observer sees that it is the same.
     *
     * @param most how many; 1 or more
     */
    static ServerSessions inMemoryReusable(int most) {
        return new StoredSessions(most, false, InstantSource.system());
    }
}

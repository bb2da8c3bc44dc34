package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tickets that are random names of sessions in a store. */
final class StoredTickets implements SessionTickets {

    private static final int ID_SIZE = 32;

    private final Crypto crypto;
    private final ServerSessions sessions;

    StoredTickets(Crypto crypto, ServerSessions sessions) {
        this.crypto = crypto;
        this.sessions = sessions;
    }

    @Override
    public CompletionStage<List<byte[]>> issue(List<ServerSession> wanted) {
        CompletionStage<List<byte[]>> issued = CompletableFuture.completedFuture(new ArrayList<>());
        for (ServerSession session : wanted) {
            byte[] id = new byte[ID_SIZE];
            crypto.random().nextBytes(id);
            issued = issued.thenCombine(sessions.put(id, session), (ids, kept) -> kept ? with(ids, id) : ids);
        }
        return issued;
    }

    private static List<byte[]> with(List<byte[]> ids, byte[] id) {
        ids.add(id);
        return ids;
    }

    @Override
    public CompletionStage<Optional<ServerSession>> open(byte[] ticket) {
        return ticket.length == ID_SIZE ? sessions.find(ticket) : CompletableFuture.completedFuture(Optional.empty());
    }
}

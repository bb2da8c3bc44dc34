package dev.handfast.config;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A cache that keeps nothing. */
enum NoSessions implements SessionCache {
    INSTANCE;

    @Override
    public void put(String peer, ClientSession session) {
        session.close();
    }

    @Override
    public CompletionStage<Optional<ClientSession>> take(String peer) {
        return CompletableFuture.completedFuture(Optional.empty());
    }
}

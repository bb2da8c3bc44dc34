package dev.handfast.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/** Sessions in memory, the peers in the order of their last use. */
final class MemorySessions implements SessionCache {

    private static final int MOST_PER_PEER = 4;

    private final int mostPeers;
    private final Map<String, Deque<ClientSession>> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();

    MemorySessions(int mostPeers) {
        if (mostPeers < 1) {
            throw new IllegalArgumentException("a cache holds at least one peer, not " + mostPeers);
        }
        this.mostPeers = mostPeers;
    }

    @Override
    public void put(String peer, ClientSession session) {
        lock.lock();
        try {
            Deque<ClientSession> own = sessions.computeIfAbsent(peer, key -> new ArrayDeque<>());
            own.addFirst(session);
            if (own.size() > MOST_PER_PEER) {
                own.removeLast().close();
            }
            if (sessions.size() > mostPeers) {
                Iterator<Deque<ClientSession>> oldest = sessions.values().iterator();
                oldest.next().forEach(ClientSession::close);
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CompletionStage<Optional<ClientSession>> take(String peer) {
        lock.lock();
        try {
            Deque<ClientSession> own = sessions.get(peer);
            if (own == null) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            ClientSession newest = own.removeFirst();
            if (own.isEmpty()) {
                sessions.remove(peer);
            }
            return CompletableFuture.completedFuture(Optional.of(newest));
        } finally {
            lock.unlock();
        }
    }
}

package dev.handfast.config;

import dev.handfast.wire.Bytes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/** A server's sessions in memory, in the order in which they came. */
final class StoredSessions implements ServerSessions {

    private final int most;
    private final boolean once;
    private final InstantSource time;
    private final Map<Bytes, ServerSession> sessions = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    StoredSessions(int most, boolean once, InstantSource time) {
        if (most < 1) {
            throw new IllegalArgumentException("a store holds at least one session, not " + most);
        }
        this.most = most;
        this.once = once;
        this.time = time;
    }

    @Override
    public CompletionStage<Boolean> put(byte[] id, ServerSession session) {
        lock.lock();
        try {
            ServerSession replaced = sessions.put(Bytes.copyOf(id), session.copy());
            if (replaced != null) {
                replaced.close();
            }
            dropOldest();
        } finally {
            lock.unlock();
        }
        return CompletableFuture.completedFuture(true);
    }

    /** Makes room, and forgets what nobody can resume any more: its keys are worth nothing but to thieves. */
    private void dropOldest() {
        Instant now = time.instant();
        Iterator<ServerSession> oldest = sessions.values().iterator();
        while (oldest.hasNext()) {
            ServerSession session = oldest.next();
            if (sessions.size() <= most && session.facts().isFresh(now)) {
                return;
            }
            session.close();
            oldest.remove();
        }
    }

    @Override
    public CompletionStage<Optional<ServerSession>> find(byte[] id) {
        lock.lock();
        try {
            Bytes key = Bytes.copyOf(id);
            ServerSession found = once ? sessions.remove(key) : sessions.get(key);
            return CompletableFuture.completedFuture(
                    Optional.ofNullable(found).map(session -> once ? session : session.copy()));
        } finally {
            lock.unlock();
        }
    }
}

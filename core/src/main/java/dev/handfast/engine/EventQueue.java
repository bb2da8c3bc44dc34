package dev.handfast.engine;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Events in order, until somebody polls them.
 *
 * <p>A peer can cause events without end, by tickets and KeyUpdates; when nobody polls, the newest of them are dropped.
 * Questions and the end of the handshake are never dropped: there are few.
 */
final class EventQueue {

    private static final int MOST = 1024;

    private final Queue<EngineEvent> events = new ArrayDeque<>();

    /**
     * Adds an event.
     *
     * @return whether there was room for it
     */
    boolean add(EngineEvent event) {
        boolean needed = event instanceof EngineEvent.Question || event instanceof EngineEvent.Connected;
        return (needed || events.size() < MOST) && events.add(event);
    }

    Optional<EngineEvent> poll() {
        return Optional.ofNullable(events.poll());
    }
}

package dev.handfast.engine;

import dev.handfast.config.ClientSession;
import dev.handfast.config.Decision;
import dev.handfast.iana.HandshakeType;

/** What an application may learn from an engine, or must decide for it. Immutable, but for answers and sessions. */
public sealed interface EngineEvent {

    /**
     * The handshake waits for a decision.
     *
     * @param answer takes the decision, once, from any thread; then {@link Engine#resume} goes on
     */
    record Question<T>(Decision<T> decision, Answer<T> answer) implements EngineEvent {}

    /** The handshake is over, and data may flow. */
    record Connected(ConnectionInfo info) implements EngineEvent {}

    /**
     * A handshake message was sent; only where the configuration traces messages.
     *
     * @param size of its body in bytes
     */
    record MessageSent(HandshakeType type, int size) implements EngineEvent {}

    /**
     * A handshake message was received, and accepted by its type; only where the configuration traces messages.
     *
     * @param size of its body in bytes
     */
    record MessageReceived(HandshakeType type, int size) implements EngineEvent {}

    /**
     * An alert was sent.
     *
     * @param code its description, 0 to 255
     */
    record AlertSent(boolean fatal, int code) implements EngineEvent {}

    /**
     * An alert was received.
     *
     * @param code its description as it came, 0 to 255, known or not
     */
    record AlertReceived(boolean fatal, int code) implements EngineEvent {}

    /** The keys of one direction have moved on. */
    record KeysUpdated(boolean reading) implements EngineEvent {}

    /**
     * A session that can be resumed later. Whoever polls this event owns the session; a connection gives it to the cache
     * of its configuration, so a listener must neither keep nor close it.
     *
     * @param peer who it was made with, as text
     */
    record SessionReceived(String peer, ClientSession session) implements EngineEvent {}

    /** The peer sends no more data: it said so with close_notify. */
    record PeerClosed() implements EngineEvent {}
}

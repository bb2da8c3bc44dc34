package dev.handfast.handshake;

import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** A state that takes no message because it speaks first. */
public interface Beginning extends HandshakeState {

    /** Speaks, and waits for the answer. */
    HandshakeState begin(HandshakeOutput out);

    @Override
    default Set<HandshakeType> accepts() {
        return Set.of();
    }

    @Override
    default int readEpoch() {
        return 0;
    }

    @Override
    default HandshakeState receive(RawMessage message, HandshakeOutput out) {
        throw new IllegalStateException("a handshake that has not begun takes no message");
    }

    @Override
    default void close() {}
}

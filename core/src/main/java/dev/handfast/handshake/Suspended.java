package dev.handfast.handshake;

import dev.handfast.config.Decision;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import java.util.Set;

/**
 * A state that needs an answer from outside before it can look at another message.
 *
 * @param decision what to ask
 * @param then the rest of the handshake
 * @param readEpoch the epoch in which the peer's records come meanwhile
 * @param secrets what to close when the answer never comes
 * @param <T> what the answer is
 */
public record Suspended<T>(Decision<T> decision, Continuation<T> then, int readEpoch, AutoCloseableSecrets secrets)
        implements HandshakeState {

    /** The rest of a handshake, once an answer is there. */
    @FunctionalInterface
    public interface Continuation<T> {
        /** Goes on; takes over the secrets of the suspended state. */
        HandshakeState resume(T answer, HandshakeOutput out) throws TlsException;
    }

    /** Something that holds secrets and closes them without failing. */
    @FunctionalInterface
    public interface AutoCloseableSecrets extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of();
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) {
        throw new IllegalStateException("a suspended handshake takes no message");
    }

    @Override
    public void close() {
        secrets.close();
    }
}

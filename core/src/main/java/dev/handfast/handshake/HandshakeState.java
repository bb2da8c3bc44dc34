package dev.handfast.handshake;

import dev.handfast.fault.TlsException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import java.util.Set;

/**
 * A point of a handshake: what is known there, and what may come next.
 *
 * <p>A state is used up by the call that returns its successor: it hands on, or closes, the secrets that it owns.
 */
public interface HandshakeState extends AutoCloseable {

    /** The types of message that this state takes; anything else is refused before it is decoded. */
    Set<HandshakeType> accepts();

    /** The epoch in which those messages must have come: 0 plain, 2 handshake, 3 and more application. */
    int readEpoch();

    /**
     * Takes a message.
     *
     * @param message of a type in {@link #accepts()}, not yet decoded
     * @return the next state, which may be this one
     * @throws TlsException when the peer broke a rule, or we cannot go on
     */
    HandshakeState receive(RawMessage message, HandshakeOutput out) throws TlsException;

    /** Closes the secrets that this state owns. Closing twice does nothing more. */
    @Override
    void close();
}

package dev.handfast.handshake;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
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

    /** The epoch in which those messages must have come: 0 plain, 2 handshake, 3 and more application; 1 is protected in TLS 1.2. */
    int readEpoch();

    /**
     * Takes a message.
     *
     * @param message of a type in {@link #accepts()}, not yet decoded
     * @return the next state, which may be this one
     * @throws TlsException when the peer broke a rule, or we cannot go on
     */
    HandshakeState receive(RawMessage message, HandshakeOutput out) throws TlsException;

    /**
     * Whether a change_cipher_spec is the only thing that may come next. On datagrams, where it says nothing that the epoch
     * of what follows does not say, the engine acts as if it had come.
     */
    default boolean awaitsChangeCipherSpec() {
        return false;
    }

    /**
     * Takes a change_cipher_spec of TLS 1.2, which only the state that waits for it does; it comes in order with the
     * messages (RFC 5246, Section 7.1). Such a state calls {@link HandshakeOutput#readWith} and returns the next one.
     *
     * @return the next state
     * @throws TlsException when it is out of place here, as it is by default
     */
    default HandshakeState receiveChangeCipherSpec(HandshakeOutput out) throws TlsException {
        throw new PeerFaultException(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC);
    }

    /** Closes the secrets that this state owns. Closing twice does nothing more. */
    @Override
    void close();
}

package dev.handfast.carrier;

import dev.handfast.message.RawMessage;

/** What a carrier hands to the machine. */
public sealed interface Incoming {

    /**
     * A whole handshake message.
     *
     * @param epoch the epoch of the records it came in, the same for all its fragments
     */
    record Message(RawMessage message, int epoch) implements Incoming {}

    /** A change_cipher_spec, where the settings say that it counts. */
    record ChangeCipherSpec() implements Incoming {}

    /**
     * An alert.
     *
     * @param code the description as it came, 0 to 255, known or not
     */
    record Alert(AlertLevel level, int code) implements Incoming {}

    /** The stream has ended; what came before has been handed out. */
    record EndOfStream() implements Incoming {}
}

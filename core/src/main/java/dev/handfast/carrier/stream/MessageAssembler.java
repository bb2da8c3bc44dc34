package dev.handfast.carrier.stream;

import dev.handfast.carrier.Announced;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.record.BufferPool;
import dev.handfast.record.RecordBuffer;
import dev.handfast.wire.Bytes;
import java.util.Optional;

/**
 * Joins and splits the content of handshake records into whole messages, and knows whether one is half there.
 *
 * <pre>
 * HandshakeType msg_type;
 * uint24 length;
 * opaque body[length];
 * </pre>
 *
 * RFC 8446, Sections 4 and 5.1. Holds what was received and no more, whatever a length announces.
 */
final class MessageAssembler {

    private static final int HEADER = 4;

    private final RecordBuffer content;
    private int epoch;
    private int taken;

    MessageAssembler(BufferPool pool) {
        this.content = RecordBuffer.forPlaintext(pool);
    }

    /**
     * Adds the content of a record.
     *
     * @throws PeerFaultException with {@link RecordFault#MESSAGE_ACROSS_KEY_CHANGE} when what is held came under other
     *     keys
     */
    void add(byte[] array, int offset, int length, int recordEpoch) throws PeerFaultException {
        if (epoch != recordEpoch) {
            requireEmpty();
            epoch = recordEpoch;
        }
        content.add(array, offset, length);
    }

    /**
     * Whether a whole message is there.
     *
     * @param limit the most bytes that a message may announce
     * @throws PeerFaultException as soon as its header is there and breaks a rule
     */
    boolean hasMessage(int limit) throws PeerFaultException {
        if (content.size() < HEADER) {
            return false;
        }
        HandshakeType type = type();
        if (bodyLength() > limit) {
            throw new PeerFaultException(RecordFault.MESSAGE_TOO_LONG, type + " of " + bodyLength() + " bytes");
        }
        return content.size() >= HEADER + bodyLength();
    }

    /** The message that has begun, once its header is there. */
    Optional<Announced> announced() throws PeerFaultException {
        return content.size() < HEADER ? Optional.empty() : Optional.of(new Announced(type(), bodyLength(), epoch));
    }

    /** Takes the message that is there. */
    Incoming.Message take() throws PeerFaultException {
        HandshakeType type = type();
        Bytes encoding = Bytes.copyOf(content.array(), content.start(), HEADER + bodyLength());
        content.remove(encoding.size());
        Bytes body = encoding.slice(HEADER, encoding.size());
        return new Incoming.Message(new RawMessage(type, taken++, body, encoding), epoch);
    }

    /**
     * Demands that no byte is left, neither of a whole message nor of a part.
     *
     * @throws PeerFaultException with {@link RecordFault#MESSAGE_ACROSS_KEY_CHANGE}
     */
    void requireEmpty() throws PeerFaultException {
        if (!content.isEmpty()) {
            throw new PeerFaultException(RecordFault.MESSAGE_ACROSS_KEY_CHANGE, content.size() + " bytes");
        }
    }

    /**
     * Demands that no message is half there, because a record of another type has come.
     *
     * @throws PeerFaultException with {@link RecordFault#MESSAGE_INTERRUPTED}
     */
    void requireNoFragment() throws PeerFaultException {
        if (!content.isEmpty()) {
            throw new PeerFaultException(RecordFault.MESSAGE_INTERRUPTED);
        }
    }

    void close() {
        content.close();
    }

    private HandshakeType type() throws PeerFaultException {
        int code = at(0);
        return HandshakeType.of(code)
                .orElseThrow(() -> new PeerFaultException(DecodeFault.UNKNOWN_HANDSHAKE_TYPE, "type " + code));
    }

    private int bodyLength() {
        return (at(1) << 16) | (at(2) << 8) | at(3);
    }

    private int at(int index) {
        return content.array()[content.start() + index] & 0xff;
    }
}

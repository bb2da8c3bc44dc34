package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.WireWriter;

/**
 * A handshake message whose body is not decoded: the unit of transcript and carrier.
 *
 * <pre>
 * struct {
 *     HandshakeType msg_type;
 *     uint24 length;
 *     opaque body[length];
 * } Handshake;
 * </pre>
 *
 * RFC 8446, Section 4.
 *
 * @param number its place among all handshake messages of its sender, from 0: the message_seq of DTLS, and counted in the
 *     same way on streams. Of a message of ours it is also the name by which its delivery is known
 * @param encoding the header above and the body; what else a header says in DTLS 1.2 follows from the number
 */
public record RawMessage(HandshakeType type, int number, Bytes body, Bytes encoding) {

    /** A message with the number 0. */
    public static RawMessage of(HandshakeType type, Bytes body) {
        WireWriter out = new WireWriter();
        out.uint8(type.code());
        out.vector24(body);
        return new RawMessage(type, 0, body, out.toBytes());
    }

    /** A message with the number 0. */
    public static RawMessage of(HandshakeMessage message) {
        return of(message.type(), message.body());
    }

    /** The same message with another number. */
    public RawMessage numbered(int newNumber) {
        return new RawMessage(type, newNumber, body, encoding);
    }

    /**
     * Reads the whole body.
     *
     * @throws PeerFaultException when it does not have the form of the codec, or more follows
     */
    public <T> T decode(Codec<T> codec) throws PeerFaultException {
        return codec.decodeWhole(body);
    }
}

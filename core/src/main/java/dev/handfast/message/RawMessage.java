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
 * @param encoding exactly what enters the transcript: in TLS and DTLS 1.3 the header above and the body, in DTLS 1.2 the
 *     12-byte header of an unfragmented message and the body
 */
public record RawMessage(HandshakeType type, Bytes body, Bytes encoding) {

    /** A message with the header of TLS and of the transcript of DTLS 1.3. */
    public static RawMessage of(HandshakeType type, Bytes body) {
        WireWriter out = new WireWriter();
        out.uint8(type.code());
        out.vector24(body);
        return new RawMessage(type, body, out.toBytes());
    }

    /** A message with the header of TLS and of the transcript of DTLS 1.3. */
    public static RawMessage of(HandshakeMessage message) {
        return of(message.type(), message.body());
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

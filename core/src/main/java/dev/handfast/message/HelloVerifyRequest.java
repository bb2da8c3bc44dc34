package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * The server's wish, in DTLS 1.2, for the same ClientHello with a cookie, which shows that the client can be reached.
 * Neither it nor the ClientHello before it enters a transcript.
 *
 * <pre>{@code
 * struct {
 *     ProtocolVersion server_version;
 *     opaque cookie<0..2^8-1>;
 * } HelloVerifyRequest;
 * }</pre>
 *
 * RFC 6347, Section 4.2.1.
 *
 * @param version says nothing of what will be negotiated
 * @param cookie at most 255 bytes
 */
public record HelloVerifyRequest(ProtocolVersion version, Bytes cookie) implements HandshakeMessage {

    public static final Codec<HelloVerifyRequest> CODEC = Codec.of(HelloVerifyRequest::read, HelloVerifyRequest::write);

    private static final Codec<Bytes> COOKIE = OpaqueCodec.of8(0, 255);

    @Override
    public HandshakeType type() {
        return HandshakeType.HELLO_VERIFY_REQUEST;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static HelloVerifyRequest read(WireReader in) throws PeerFaultException {
        return new HelloVerifyRequest(CodePoints.VERSION.decode(in), COOKIE.decode(in));
    }

    private void write(WireWriter out) {
        CodePoints.VERSION.encode(version, out);
        COOKIE.encode(cookie, out);
    }
}

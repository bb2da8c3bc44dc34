package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * The server's demand for the client's certificate, in TLS 1.3.
 *
 * <pre>{@code
 * struct {
 *     opaque certificate_request_context<0..2^8-1>;
 *     Extension extensions<2..2^16-1>;
 * } CertificateRequest;
 * }</pre>
 *
 * RFC 8446, Section 4.3.2.
 *
 * @param context what the answer must repeat; empty in a handshake, at most 255 bytes after it
 */
public record CertificateRequest13(Bytes context, Extensions extensions) implements HandshakeMessage {

    public static final Codec<CertificateRequest13> CODEC =
            Codec.of(CertificateRequest13::read, CertificateRequest13::write);

    private static final Codec<Bytes> CONTEXT = OpaqueCodec.of8(0, 255);
    private static final Codec<Extensions> EXTENSIONS = Extensions.codec(Place.CERTIFICATE_REQUEST, 2);

    @Override
    public HandshakeType type() {
        return HandshakeType.CERTIFICATE_REQUEST;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static CertificateRequest13 read(WireReader in) throws PeerFaultException {
        return new CertificateRequest13(CONTEXT.decode(in), EXTENSIONS.decode(in));
    }

    private void write(WireWriter out) {
        CONTEXT.encode(context, out);
        EXTENSIONS.encode(extensions, out);
    }
}

package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * Proves that the sender owns the private key of its certificate.
 *
 * <pre>{@code
 * struct {
 *     SignatureScheme algorithm;
 *     opaque signature<0..2^16-1>;
 * } CertificateVerify;
 * }</pre>
 *
 * RFC 8446, Section 4.4.3; the same form in TLS 1.2 (RFC 5246, Section 7.4.8).
 *
 * @param signature at most 65,535 bytes
 */
public record CertificateVerify(SignatureScheme scheme, Bytes signature) implements HandshakeMessage {

    public static final Codec<CertificateVerify> CODEC = Codec.of(CertificateVerify::read, CertificateVerify::write);

    private static final Codec<Bytes> SIGNATURE = OpaqueCodec.of16(0, 0xffff);

    @Override
    public HandshakeType type() {
        return HandshakeType.CERTIFICATE_VERIFY;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static CertificateVerify read(WireReader in) throws PeerFaultException {
        return new CertificateVerify(CodePoints.SCHEME.decode(in), SIGNATURE.decode(in));
    }

    private void write(WireWriter out) {
        CodePoints.SCHEME.encode(scheme, out);
        SIGNATURE.encode(signature, out);
    }
}

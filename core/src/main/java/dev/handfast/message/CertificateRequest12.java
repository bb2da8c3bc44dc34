package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ClientCertificateType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.util.List;

/**
 * The server's demand for the client's certificate, in TLS 1.2.
 *
 * <pre>{@code
 * opaque DistinguishedName<1..2^16-1>;
 * struct {
 *     ClientCertificateType certificate_types<1..2^8-1>;
 *     SignatureAndHashAlgorithm supported_signature_algorithms<2..2^16-2>;
 *     DistinguishedName certificate_authorities<0..2^16-1>;
 * } CertificateRequest;
 * }</pre>
 *
 * RFC 5246, Section 7.4.4.
 *
 * @param types at least one and at most 255
 * @param schemes at least one, in the order of preference
 * @param authorities X.501 names in DER; none if any authority will do
 */
public record CertificateRequest12(
        List<ClientCertificateType> types, List<SignatureScheme> schemes, List<Bytes> authorities)
        implements HandshakeMessage {

    public static final Codec<CertificateRequest12> CODEC =
            Codec.of(CertificateRequest12::read, CertificateRequest12::write);

    private static final Codec<List<ClientCertificateType>> TYPES =
            VectorCodec.of8(1, 255, CodePoints.CLIENT_CERTIFICATE_TYPE);
    private static final Codec<List<SignatureScheme>> SCHEMES =
            VectorCodec.of16(2, 0xfffe, CodePoints.SCHEME).ofSize(2);
    private static final Codec<List<Bytes>> AUTHORITIES = VectorCodec.of16(0, 0xffff, OpaqueCodec.of16(1, 0xffff));

    public CertificateRequest12 {
        types = List.copyOf(types);
        schemes = List.copyOf(schemes);
        authorities = List.copyOf(authorities);
    }

    @Override
    public HandshakeType type() {
        return HandshakeType.CERTIFICATE_REQUEST;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static CertificateRequest12 read(WireReader in) throws PeerFaultException {
        return new CertificateRequest12(TYPES.decode(in), SCHEMES.decode(in), AUTHORITIES.decode(in));
    }

    private void write(WireWriter out) {
        TYPES.encode(types, out);
        SCHEMES.encode(schemes, out);
        AUTHORITIES.encode(authorities, out);
    }
}

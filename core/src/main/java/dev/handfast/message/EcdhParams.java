package dev.handfast.message;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.NamedGroup;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * The server's half of a key exchange on a curve, in TLS 1.2.
 *
 * <pre>{@code
 * enum { explicit_prime(1), explicit_char2(2), named_curve(3), reserved(248..255) } ECCurveType;
 * struct {
 *     ECCurveType curve_type = named_curve;
 *     NamedCurve namedcurve;
 *     opaque point<1..2^8-1>;
 * } ServerECDHParams;
 * }</pre>
 *
 * RFC 8422, Section 5.4.
 *
 * @param group whether it was offered is for the handshake to check
 * @param point the share as it came, at most 255 bytes; whether it is one of the group is not checked here
 */
public record EcdhParams(NamedGroup group, Bytes point) {

    public static final Codec<EcdhParams> CODEC = Codec.of(EcdhParams::read, EcdhParams::write);

    static final Codec<Bytes> POINT = OpaqueCodec.of8(1, 255);

    private static final int NAMED_CURVE = 3;

    /**
     * What the server signs: both randoms and these parameters.
     *
     * @param clientRandom 32 bytes
     * @param serverRandom 32 bytes
     */
    public byte[] signedContent(Bytes clientRandom, Bytes serverRandom) {
        return clientRandom.concat(serverRandom).concat(CODEC.encode(this)).toArray();
    }

    private static EcdhParams read(WireReader in) throws PeerFaultException {
        int curveType = in.uint8();
        if (curveType != NAMED_CURVE) {
            throw new PeerFaultException(DecodeFault.MALFORMED_KEY_SHARE, "curve type " + curveType);
        }
        return new EcdhParams(CodePoints.GROUP.decode(in), POINT.decode(in));
    }

    private void write(WireWriter out) {
        out.uint8(NAMED_CURVE);
        CodePoints.GROUP.encode(group, out);
        POINT.encode(point, out);
    }
}

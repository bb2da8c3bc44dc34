package dev.handfast.message.extension;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.SrtpProtectionProfile;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.util.List;

/**
 * What media the connection's keys shall protect: the client's offers, or the server's choice.
 *
 * <pre>{@code
 * uint8 SRTPProtectionProfile[2];
 * SRTPProtectionProfile SRTPProtectionProfiles<2..2^16-1>;
 * struct {
 *     SRTPProtectionProfiles SRTPProtectionProfiles;
 *     opaque srtp_mki<0..255>;
 * } UseSRTPData;
 * }</pre>
 *
 * RFC 5764, Section 4.1.1.
 *
 * @param profiles at least one, in the order of preference; exactly one in an answer, which the handshake checks
 * @param mki the master key identifier, at most 255 bytes; an answer repeats it or has none
 */
public record UseSrtp(List<SrtpProtectionProfile> profiles, Bytes mki) implements Extension {

    public static final Codec<UseSrtp> CODEC = Codec.of(UseSrtp::read, UseSrtp::write);

    private static final Codec<List<SrtpProtectionProfile>> PROFILES =
            VectorCodec.of16(2, 0xfffe, CodePoints.SRTP_PROFILE).ofSize(2);
    private static final Codec<Bytes> MKI = OpaqueCodec.of8(0, 255);

    public UseSrtp {
        profiles = List.copyOf(profiles);
    }

    @Override
    public ExtensionType type() {
        return ExtensionType.USE_SRTP;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static UseSrtp read(WireReader in) throws PeerFaultException {
        return new UseSrtp(PROFILES.decode(in), MKI.decode(in));
    }

    private void write(WireWriter out) {
        PROFILES.encode(profiles, out);
        MKI.encode(mki, out);
    }
}

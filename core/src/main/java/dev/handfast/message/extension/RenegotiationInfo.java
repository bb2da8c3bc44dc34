package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;

/**
 * The tie between a renegotiation and the handshake before it; empty in a first handshake, the only kind here.
 *
 * <pre>{@code
 * struct { opaque renegotiated_connection<0..255>; } RenegotiationInfo;
 * }</pre>
 *
 * RFC 5746, Section 3.2.
 *
 * @param renegotiatedConnection at most 255 bytes
 */
public record RenegotiationInfo(Bytes renegotiatedConnection) implements Extension {

    private static final Codec<Bytes> VECTOR = OpaqueCodec.of8(0, 255);

    public static final Codec<RenegotiationInfo> CODEC = Codec.of(
            in -> new RenegotiationInfo(VECTOR.decode(in)),
            (value, out) -> VECTOR.encode(value.renegotiatedConnection, out));

    @Override
    public ExtensionType type() {
        return ExtensionType.RENEGOTIATION_INFO;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}

package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;

/**
 * The forms of curve points that the sender reads, for TLS 1.2.
 *
 * <pre>{@code
 * enum { uncompressed(0), deprecated(1..2), reserved(248..255) } ECPointFormat;
 * struct { ECPointFormat ec_point_format_list<1..2^8-1>; } ECPointFormatList;
 * }</pre>
 *
 * RFC 8422, Section 5.1.2.
 *
 * @param formats at least one, a byte each
 */
public record EcPointFormats(Bytes formats) implements Extension {

    /** The only form still in use. */
    public static final EcPointFormats UNCOMPRESSED = new EcPointFormats(Bytes.of(0));

    private static final Codec<Bytes> LIST = OpaqueCodec.of8(1, 255);

    public static final Codec<EcPointFormats> CODEC =
            Codec.of(in -> new EcPointFormats(LIST.decode(in)), (value, out) -> LIST.encode(value.formats, out));

    /** Whether the form that is still in use is among them. */
    public boolean hasUncompressed() {
        for (int i = 0; i < formats.size(); i++) {
            if (formats.at(i) == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ExtensionType type() {
        return ExtensionType.EC_POINT_FORMATS;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}

package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;

/**
 * What the server wants to see again in the second ClientHello.
 *
 * <pre>{@code
 * struct { opaque cookie<1..2^16-1>; } Cookie;
 * }</pre>
 *
 * RFC 8446, Section 4.2.2.
 *
 * @param cookie not empty; only the server knows what it means
 */
public record Cookie(Bytes cookie) implements Extension {

    private static final Codec<Bytes> VECTOR = OpaqueCodec.of16(1, 0xffff);

    public static final Codec<Cookie> CODEC =
            Codec.of(in -> new Cookie(VECTOR.decode(in)), (value, out) -> VECTOR.encode(value.cookie, out));

    @Override
    public ExtensionType type() {
        return ExtensionType.COOKIE;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}

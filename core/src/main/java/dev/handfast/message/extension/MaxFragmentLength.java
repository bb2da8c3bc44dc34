package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * The longest fragment, as one of four sizes; superseded by {@link RecordSizeLimit}.
 *
 * <pre>{@code
 * enum { 2^9(1), 2^10(2), 2^11(3), 2^12(4), (255) } MaxFragmentLength;
 * }</pre>
 *
 * RFC 6066, Section 4.
 *
 * @param code 0 to 255; whether it stands for a size is for the handshake to check
 */
public record MaxFragmentLength(int code) implements Extension {

    public static final Codec<MaxFragmentLength> CODEC =
            Codec.of(in -> new MaxFragmentLength(in.uint8()), (value, out) -> out.uint8(value.code));

    @Override
    public ExtensionType type() {
        return ExtensionType.MAX_FRAGMENT_LENGTH;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}

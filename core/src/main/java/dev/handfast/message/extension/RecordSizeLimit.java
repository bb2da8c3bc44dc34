package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * The longest protected plaintext that the sender wants to receive.
 *
 * <pre>{@code
 * uint16 RecordSizeLimit;
 * }</pre>
 *
 * RFC 8449, Section 4.
 *
 * @param limit in bytes, 0 to 65,535; in TLS 1.3 the content type and padding count too
 */
public record RecordSizeLimit(int limit) implements Extension {

    public static final Codec<RecordSizeLimit> CODEC =
            Codec.of(in -> new RecordSizeLimit(in.uint16()), (value, out) -> out.uint16(value.limit));

    @Override
    public ExtensionType type() {
        return ExtensionType.RECORD_SIZE_LIMIT;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}

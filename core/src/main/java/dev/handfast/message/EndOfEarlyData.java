package dev.handfast.message;

import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * Ends the client's early data, in TLS only.
 *
 * <pre>{@code
 * struct {} EndOfEarlyData;
 * }</pre>
 *
 * RFC 8446, Section 4.5.
 */
public record EndOfEarlyData() implements HandshakeMessage {

    public static final Codec<EndOfEarlyData> CODEC = Codec.empty(new EndOfEarlyData());

    @Override
    public HandshakeType type() {
        return HandshakeType.END_OF_EARLY_DATA;
    }

    @Override
    public Bytes body() {
        return Bytes.EMPTY;
    }
}

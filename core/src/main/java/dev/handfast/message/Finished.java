package dev.handfast.message;

import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * Proves that both sides saw the same handshake and share its keys.
 *
 * <pre>{@code
 * struct { opaque verify_data[Hash.length]; } Finished;
 * }</pre>
 *
 * RFC 8446, Section 4.4.4; in TLS 1.2, {@code verify_data} has 12 bytes (RFC 5246, Section 7.4.9).
 *
 * @param verifyData whatever the body holds: only the key schedule knows how long it must be
 */
public record Finished(Bytes verifyData) implements HandshakeMessage {

    public static final Codec<Finished> CODEC =
            Codec.of(in -> new Finished(in.rest()), (finished, out) -> out.bytes(finished.verifyData));

    @Override
    public HandshakeType type() {
        return HandshakeType.FINISHED;
    }

    @Override
    public Bytes body() {
        return verifyData;
    }
}

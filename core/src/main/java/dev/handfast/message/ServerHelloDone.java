package dev.handfast.message;

import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * The end of the server's first flight, in TLS 1.2; its body is empty.
 *
 * <pre>{@code
 * struct {} ServerHelloDone;
 * }</pre>
 *
 * RFC 5246, Section 7.4.5.
 */
public record ServerHelloDone() implements HandshakeMessage {

    public static final Codec<ServerHelloDone> CODEC = Codec.empty(new ServerHelloDone());

    @Override
    public HandshakeType type() {
        return HandshakeType.SERVER_HELLO_DONE;
    }

    @Override
    public Bytes body() {
        return Bytes.EMPTY;
    }
}

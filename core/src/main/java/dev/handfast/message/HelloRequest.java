package dev.handfast.message;

import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * The server's wish for a renegotiation, in TLS 1.2: never sent here and never fulfilled. Its body is empty, and no
 * transcript has it.
 *
 * <pre>{@code
 * struct {} HelloRequest;
 * }</pre>
 *
 * RFC 5246, Section 7.4.1.1.
 */
public record HelloRequest() implements HandshakeMessage {

    public static final Codec<HelloRequest> CODEC = Codec.empty(new HelloRequest());

    @Override
    public HandshakeType type() {
        return HandshakeType.HELLO_REQUEST;
    }

    @Override
    public Bytes body() {
        return Bytes.EMPTY;
    }
}

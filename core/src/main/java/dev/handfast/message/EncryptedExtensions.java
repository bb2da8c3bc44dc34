package dev.handfast.message;

import dev.handfast.iana.HandshakeType;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * The server's answers to all that the key exchange does not need.
 *
 * <pre>{@code
 * struct { Extension extensions<0..2^16-1>; } EncryptedExtensions;
 * }</pre>
 *
 * RFC 8446, Section 4.3.1.
 */
public record EncryptedExtensions(Extensions extensions) implements HandshakeMessage {

    private static final Codec<Extensions> EXTENSIONS = Extensions.codec(Place.ENCRYPTED_EXTENSIONS, 0);

    public static final Codec<EncryptedExtensions> CODEC = Codec.of(
            in -> new EncryptedExtensions(EXTENSIONS.decode(in)),
            (message, out) -> EXTENSIONS.encode(message.extensions, out));

    @Override
    public HandshakeType type() {
        return HandshakeType.ENCRYPTED_EXTENSIONS;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}

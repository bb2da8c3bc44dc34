package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * The client's willingness to authenticate after the handshake.
 *
 * <pre>{@code
 * struct {} PostHandshakeAuth;
 * }</pre>
 *
 * RFC 8446, Section 4.2.6.
 */
public record PostHandshakeAuth() implements Extension {

    public static final Codec<PostHandshakeAuth> CODEC = Codec.empty(new PostHandshakeAuth());

    @Override
    public ExtensionType type() {
        return ExtensionType.POST_HANDSHAKE_AUTH;
    }

    @Override
    public Bytes body() {
        return Bytes.EMPTY;
    }
}

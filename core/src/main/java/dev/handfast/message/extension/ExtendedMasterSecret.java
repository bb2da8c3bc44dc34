package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * The agreement of TLS 1.2 to bind the master secret to the whole handshake; its body is empty.
 *
 * <pre>{@code
 * struct {} ExtendedMasterSecret;
 * }</pre>
 *
 * RFC 7627, Section 5.1.
 */
public record ExtendedMasterSecret() implements Extension {

    public static final Codec<ExtendedMasterSecret> CODEC = Codec.empty(new ExtendedMasterSecret());

    @Override
    public ExtensionType type() {
        return ExtensionType.EXTENDED_MASTER_SECRET;
    }

    @Override
    public Bytes body() {
        return Bytes.EMPTY;
    }
}

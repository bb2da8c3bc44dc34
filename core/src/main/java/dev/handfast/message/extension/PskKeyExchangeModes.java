package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;

/**
 * How the client is willing to use pre-shared keys.
 *
 * <pre>{@code
 * enum { psk_ke(0), psk_dhe_ke(1), (255) } PskKeyExchangeMode;
 * struct { PskKeyExchangeMode ke_modes<1..255>; } PskKeyExchangeModes;
 * }</pre>
 *
 * RFC 8446, Section 4.2.9.
 *
 * @param modes at least one, a byte each; unknown ones are to be ignored
 */
public record PskKeyExchangeModes(Bytes modes) implements Extension {

    /** The key alone, without forward secrecy. */
    public static final int PSK_KE = 0;

    /** The key together with a fresh key exchange. */
    public static final int PSK_DHE_KE = 1;

    private static final Codec<Bytes> LIST = OpaqueCodec.of8(1, 255);

    public static final Codec<PskKeyExchangeModes> CODEC =
            Codec.of(in -> new PskKeyExchangeModes(LIST.decode(in)), (value, out) -> LIST.encode(value.modes, out));

    @Override
    public ExtensionType type() {
        return ExtensionType.PSK_KEY_EXCHANGE_MODES;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    /** The given modes. */
    public static PskKeyExchangeModes of(int... modes) {
        return new PskKeyExchangeModes(Bytes.of(modes));
    }

    /** Whether the client is willing to use this mode. */
    public boolean contains(int mode) {
        for (int i = 0; i < modes.size(); i++) {
            if (modes.at(i) == mode) {
                return true;
            }
        }
        return false;
    }
}

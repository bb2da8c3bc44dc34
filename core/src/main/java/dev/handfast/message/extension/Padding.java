package dev.handfast.message.extension;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * Zeros that only make the ClientHello longer.
 *
 * <pre>{@code
 * opaque padding[extension_length];  // zeros
 * }</pre>
 *
 * RFC 7685, Section 3.
 *
 * @param length the number of zeros, 0 to 65,535
 */
public record Padding(int length) implements Extension {

    public static final Codec<Padding> CODEC = Codec.of(Padding::read, Padding::write);

    @Override
    public ExtensionType type() {
        return ExtensionType.PADDING;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static Padding read(WireReader in) throws PeerFaultException {
        int length = in.remaining();
        while (in.hasRemaining()) {
            if (in.uint8() != 0) {
                throw new PeerFaultException(DecodeFault.MALFORMED_EXTENSION, "padding that is not zero");
            }
        }
        return new Padding(length);
    }

    private void write(WireWriter out) {
        out.bytes(new byte[length]);
    }
}

package dev.handfast.wire;

import dev.handfast.fault.PeerFaultException;

/** A vector of opaque bytes, which stays one piece. RFC 8446, Section 3.4. */
public final class OpaqueCodec implements Codec<Bytes> {

    private final int lengthSize;
    private final int minimum;
    private final int maximum;

    private OpaqueCodec(int lengthSize, int minimum, int maximum) {
        this.lengthSize = lengthSize;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    /** {@code opaque value<minimum..maximum>}, at most 2^8-1. */
    public static OpaqueCodec of8(int minimum, int maximum) {
        return new OpaqueCodec(1, minimum, maximum);
    }

    /** {@code opaque value<minimum..maximum>}, at most 2^16-1. */
    public static OpaqueCodec of16(int minimum, int maximum) {
        return new OpaqueCodec(2, minimum, maximum);
    }

    /** {@code opaque value<minimum..maximum>}, at most 2^24-1. */
    public static OpaqueCodec of24(int minimum, int maximum) {
        return new OpaqueCodec(3, minimum, maximum);
    }

    @Override
    public Bytes decode(WireReader in) throws PeerFaultException {
        return switch (lengthSize) {
            case 1 -> in.vector8(minimum, maximum).rest();
            case 2 -> in.vector16(minimum, maximum).rest();
            default -> in.vector24(minimum, maximum).rest();
        };
    }

    @Override
    public void encode(Bytes value, WireWriter out) {
        if (value.size() < minimum || value.size() > maximum) {
            throw new IllegalArgumentException(
                    "a vector of " + value.size() + " bytes, not " + minimum + " to " + maximum);
        }
        switch (lengthSize) {
            case 1 -> out.vector8(value);
            case 2 -> out.vector16(value);
            default -> out.vector24(value);
        }
    }
}

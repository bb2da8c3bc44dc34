package dev.handfast.wire;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import java.util.ArrayList;
import java.util.List;

/**
 * A vector of structures. RFC 8446, Section 3.4.
 *
 * @param <T> the structure
 */
public final class VectorCodec<T> implements Codec<List<T>> {

    private final int lengthSize;
    private final int minimum;
    private final int maximum;
    private final int elementSize;
    private final Codec<T> element;

    private VectorCodec(int lengthSize, int minimum, int maximum, int elementSize, Codec<T> element) {
        this.lengthSize = lengthSize;
        this.minimum = minimum;
        this.maximum = maximum;
        this.elementSize = elementSize;
        this.element = element;
    }

    /** A vector of {@code minimum} to {@code maximum} bytes, at most 2^8-1. */
    public static <T> VectorCodec<T> of8(int minimum, int maximum, Codec<T> element) {
        return new VectorCodec<>(1, minimum, maximum, 1, element);
    }

    /** A vector of {@code minimum} to {@code maximum} bytes, at most 2^16-1. */
    public static <T> VectorCodec<T> of16(int minimum, int maximum, Codec<T> element) {
        return new VectorCodec<>(2, minimum, maximum, 1, element);
    }

    /** A vector of {@code minimum} to {@code maximum} bytes, at most 2^24-1. */
    public static <T> VectorCodec<T> of24(int minimum, int maximum, Codec<T> element) {
        return new VectorCodec<>(3, minimum, maximum, 1, element);
    }

    /**
     * The same vector, whose elements are all of one size.
     *
     * @param size in bytes; a vector of another length than a multiple is refused as {@link DecodeFault#VECTOR_UNEVEN}
     */
    public VectorCodec<T> ofSize(int size) {
        return new VectorCodec<>(lengthSize, minimum, maximum, size, element);
    }

    @Override
    public List<T> decode(WireReader in) throws PeerFaultException {
        WireReader vector = open(in);
        if (vector.remaining() % elementSize != 0) {
            throw new PeerFaultException(DecodeFault.VECTOR_UNEVEN);
        }
        List<T> elements = new ArrayList<>();
        while (vector.hasRemaining()) {
            elements.add(element.decode(vector));
        }
        return List.copyOf(elements);
    }

    @Override
    public void encode(List<T> elements, WireWriter out) {
        WireWriter content = new WireWriter();
        for (T one : elements) {
            element.encode(one, content);
        }
        if (content.size() < minimum || content.size() > maximum) {
            throw new IllegalArgumentException(
                    "a vector of " + content.size() + " bytes, not " + minimum + " to " + maximum);
        }
        switch (lengthSize) {
            case 1 -> out.vector8(content.toBytes());
            case 2 -> out.vector16(content.toBytes());
            default -> out.vector24(content.toBytes());
        }
    }

    private WireReader open(WireReader in) throws PeerFaultException {
        return switch (lengthSize) {
            case 1 -> in.vector8(minimum, maximum);
            case 2 -> in.vector16(minimum, maximum);
            default -> in.vector24(minimum, maximum);
        };
    }
}

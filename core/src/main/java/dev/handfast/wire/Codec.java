package dev.handfast.wire;

import dev.handfast.fault.PeerFaultException;
import java.util.function.BiConsumer;

/**
 * How one structure stands on the wire.
 *
 * @param <T> the structure
 */
public interface Codec<T> {

    /**
     * Reads one structure from the front of the reader.
     *
     * @throws PeerFaultException when the bytes do not have its form
     */
    T decode(WireReader in) throws PeerFaultException;

    /**
     * Writes one structure.
     *
     * @throws IllegalArgumentException when the structure holds more than its form allows
     */
    void encode(T value, WireWriter out);

    /**
     * Reads a structure that fills all of the bytes.
     *
     * @throws PeerFaultException when the bytes do not have its form, or more follow
     */
    default T decodeWhole(Bytes bytes) throws PeerFaultException {
        WireReader in = bytes.reader();
        T value = decode(in);
        in.requireEnd();
        return value;
    }

    /** The encoding by itself. */
    default Bytes encode(T value) {
        WireWriter out = new WireWriter();
        encode(value, out);
        return out.toBytes();
    }

    /** A codec of two functions. */
    static <T> Codec<T> of(Decoder<T> decoder, BiConsumer<T, WireWriter> encoder) {
        return new Codec<>() {
            @Override
            public T decode(WireReader in) throws PeerFaultException {
                return decoder.decode(in);
            }

            @Override
            public void encode(T value, WireWriter out) {
                encoder.accept(value, out);
            }
        };
    }

    /** The codec of a structure without content: it reads and writes no byte. */
    static <T> Codec<T> empty(T value) {
        return of(in -> value, (ignored, out) -> {});
    }

    /**
     * The reading half of a codec.
     *
     * @param <T> the structure
     */
    @FunctionalInterface
    interface Decoder<T> {
        /** Does what {@link Codec#decode} promises. */
        T decode(WireReader in) throws PeerFaultException;
    }
}

package dev.handfast.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.PeerFaultException;
import java.util.Optional;
import java.util.Random;

/** What decoders do with bytes that are not theirs: they name a fault, and never throw anything else. */
public final class Refusals {

    private Refusals() {}

    /** Asserts that a structure filling the bytes is refused, with this fault. */
    public static void assertRefused(Codec<?> codec, Bytes bytes, Fault fault) {
        assertThatExceptionOfType(PeerFaultException.class)
                .isThrownBy(() -> codec.decodeWhole(bytes))
                .extracting(PeerFaultException::fault)
                .isEqualTo(fault);
    }

    /** Asserts that a structure filling the bytes is refused, with one of the decode faults. */
    public static void assertRefused(Codec<?> codec, Bytes bytes) {
        assertThatExceptionOfType(PeerFaultException.class)
                .as(bytes::hex)
                .isThrownBy(() -> codec.decodeWhole(bytes))
                .extracting(PeerFaultException::fault)
                .isInstanceOf(DecodeFault.class);
    }

    /**
     * Asserts that the bytes are either refused with a decode fault, or mean something that survives another round of
     * encoding and decoding.
     */
    public static <T> void assertDecodesOrRefuses(Codec<T> codec, Bytes bytes) throws PeerFaultException {
        Optional<T> value = decodeOrRefuse(codec, bytes);
        if (value.isPresent()) {
            T decoded = value.get();
            assertThat(codec.decodeWhole(codec.encode(decoded))).as(bytes::hex).isEqualTo(decoded);
        }
    }

    /** The bytes with one of them changed. */
    public static Bytes damaged(Bytes bytes, Random random) {
        byte[] array = bytes.toArray();
        array[random.nextInt(array.length)] ^= (byte) (1 + random.nextInt(255));
        return Bytes.adopt(array);
    }

    private static <T> Optional<T> decodeOrRefuse(Codec<T> codec, Bytes bytes) {
        try {
            return Optional.of(codec.decodeWhole(bytes));
        } catch (PeerFaultException e) {
            assertThat(e.fault()).as(bytes::hex).isInstanceOf(DecodeFault.class);
            return Optional.empty();
        } catch (RuntimeException e) {
            throw new AssertionError("decoding " + bytes.hex(), e);
        }
    }
}

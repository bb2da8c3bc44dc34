package dev.handfast.wire;

import static dev.handfast.wire.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.handfast.fault.DecodeFault;
import org.junit.jupiter.api.Test;

final class OpaqueCodecTest {

    private static final Codec<Bytes> CODEC = OpaqueCodec.of8(1, 2);

    @Test
    void readsAndWritesEachLength() throws Exception {
        assertRoundTrip(OpaqueCodec.of8(0, 255), Bytes.hex("01 0a"));
        assertRoundTrip(OpaqueCodec.of16(0, 0xffff), Bytes.hex("0001 0a"));
        assertRoundTrip(OpaqueCodec.of24(0, 0xffffff), Bytes.hex("000001 0a"));
    }

    @Test
    void refusesAnotherLength() {
        assertRefused(CODEC, Bytes.hex("00"), DecodeFault.VECTOR_TOO_SHORT);
        assertRefused(CODEC, Bytes.hex("03 0a0b0c"), DecodeFault.VECTOR_TOO_LONG);
        assertRefused(CODEC, Bytes.hex("02 0a"), DecodeFault.TRUNCATED);
    }

    @Test
    void doesNotWriteWhatItWouldNotRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> CODEC.encode(Bytes.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> CODEC.encode(Bytes.of(1, 2, 3)));
    }

    private static void assertRoundTrip(Codec<Bytes> codec, Bytes encoding) throws Exception {
        assertThat(codec.decodeWhole(encoding)).isEqualTo(Bytes.hex("0a"));
        assertThat(codec.encode(Bytes.hex("0a"))).isEqualTo(encoding);
    }
}

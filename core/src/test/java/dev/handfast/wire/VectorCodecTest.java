package dev.handfast.wire;

import static dev.handfast.wire.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.handfast.fault.DecodeFault;
import dev.handfast.iana.NamedGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VectorCodecTest {

    private static final Codec<List<NamedGroup>> GROUPS =
            VectorCodec.of8(2, 4, CodePoints.GROUP).ofSize(2);
    private static final Codec<List<Bytes>> NAMES = VectorCodec.of16(2, 0xffff, OpaqueCodec.of8(1, 255));

    @Test
    void readsElementsInOrder() throws Exception {
        assertThat(GROUPS.decodeWhole(Bytes.hex("04 001d 0017")))
                .containsExactly(NamedGroup.X25519, NamedGroup.SECP256R1);
    }

    @Test
    void writesElementsInOrder() {
        assertThat(NAMES.encode(List.of(Bytes.of(1), Bytes.of(2, 3)))).isEqualTo(Bytes.hex("0005 0101 020203"));
    }

    @Test
    void hasALengthOfThreeBytesToo() throws Exception {
        Codec<List<NamedGroup>> codec = VectorCodec.of24(0, 0xffffff, CodePoints.GROUP);
        assertThat(codec.encode(List.of(NamedGroup.X25519))).isEqualTo(Bytes.hex("000002 001d"));
        assertThat(codec.decodeWhole(Bytes.hex("000002 001d"))).containsExactly(NamedGroup.X25519);
    }

    @Test
    void refusesTooFewBytes() {
        assertRefused(GROUPS, Bytes.hex("00"), DecodeFault.VECTOR_TOO_SHORT);
    }

    @Test
    void refusesTooManyBytes() {
        assertRefused(GROUPS, Bytes.hex("06 001d 0017 0018"), DecodeFault.VECTOR_TOO_LONG);
    }

    @Test
    void refusesHalfAnElement() {
        assertRefused(GROUPS, Bytes.hex("03 001d 00"), DecodeFault.VECTOR_UNEVEN);
    }

    @Test
    void refusesAnElementThatLeavesTheVector() {
        assertRefused(NAMES, Bytes.hex("0002 0201 01"), DecodeFault.TRUNCATED);
    }

    @Test
    void refusesMoreThanTheVector() {
        assertRefused(GROUPS, Bytes.hex("02 001d 00"), DecodeFault.TRAILING_BYTES);
    }

    @Test
    void doesNotWriteWhatItWouldNotRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> GROUPS.encode(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> GROUPS.encode(List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1)));
    }
}

package dev.handfast.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class WireWriterTest {

    private final WireWriter out = new WireWriter();

    @Test
    void writesNumbersInNetworkOrder() {
        out.uint8(0x01);
        out.uint16(0x0203);
        out.uint24(0x040506);
        out.uint32(0xf708090aL);
        out.uint64(0xfb0c0d0e0f101112L);
        assertThat(out.toBytes()).isEqualTo(Bytes.hex("01 0203 040506 f708090a fb0c0d0e0f101112"));
    }

    @Test
    void erasesWhatItHasWritten() throws ReflectiveOperationException {
        Field field = WireWriter.class.getDeclaredField("array");
        field.setAccessible(true);
        byte[] small = (byte[]) field.get(out);
        byte[] secret = new byte[small.length];
        Arrays.fill(secret, (byte) 7);
        out.bytes(secret);
        out.bytes(secret);
        byte[] grown = (byte[]) field.get(out);
        assertThat(out.toArray()).hasSize(2 * secret.length).containsOnly(7);

        out.erase();

        assertThat(small).containsOnly(0);
        assertThat(grown).containsOnly(0);
        assertThat(out.toBytes()).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> out.uint8(0x100));
        assertThatIllegalArgumentException().isThrownBy(() -> out.uint16(0x10000));
        assertThatIllegalArgumentException().isThrownBy(() -> out.uint24(0x1000000));
        assertThatIllegalArgumentException().isThrownBy(() -> out.uint32(0x1_0000_0000L));
        assertThatIllegalArgumentException().isThrownBy(() -> out.uint8(-1));
    }

    @Test
    void fillsInTheLengthsOfVectors() {
        out.vector24(outer -> {
            outer.vector16(Bytes.of(1, 2));
            outer.vector8(inner -> inner.uint16(3));
        });
        assertThat(out.toBytes()).isEqualTo(Bytes.hex("000007 0002 0102 02 0003"));
    }

    @Test
    void writesBytesAsTheyAre() {
        out.bytes(new byte[] {1, 2});
        out.bytes(Bytes.of(3));
        out.vector24(Bytes.of(4));
        out.vector8(Bytes.EMPTY);
        assertThat(out.toBytes()).isEqualTo(Bytes.hex("0102 03 000001 04 00"));
    }

    @Test
    void refusesVectorsThatDoNotFitTheirLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> out.vector8(Bytes.copyOf(new byte[256])));
        assertThatIllegalArgumentException().isThrownBy(() -> out.vector16(Bytes.copyOf(new byte[65536])));
    }

    @Test
    void writesTheLongestVectors() {
        out.vector8(Bytes.copyOf(new byte[255]));
        out.vector16(Bytes.copyOf(new byte[65535]));
        assertThat(out.size()).isEqualTo(1 + 255 + 2 + 65535);
        assertThat(out.toBytes().slice(256, 258)).isEqualTo(Bytes.hex("ffff"));
    }

    @Test
    void growsAsNeeded() {
        Bytes large = new RandomValues(1).bytes(100_000);
        out.uint8(7);
        out.bytes(large);
        assertThat(out.toBytes()).isEqualTo(Bytes.of(7).concat(large));
    }
}

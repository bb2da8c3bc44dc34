package dev.handfast.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class BytesTest {

    private static final Bytes FIVE = Bytes.of(1, 2, 3, 4, 255);

    @Test
    void comparesByContent() {
        assertThat(FIVE.slice(1, 3)).isEqualTo(Bytes.of(2, 3)).hasSameHashCodeAs(Bytes.of(2, 3));
        assertThat(FIVE.slice(1, 3)).isNotEqualTo(Bytes.of(2, 4)).isNotEqualTo(Bytes.of(2));
    }

    @Test
    void copiesWhatItIsGiven() {
        byte[] array = {1, 2};
        Bytes bytes = Bytes.copyOf(array);
        array[0] = 9;
        assertThat(bytes).isEqualTo(Bytes.of(1, 2));
    }

    @Test
    void copiesAPartOfAnArray() {
        assertThat(Bytes.copyOf(new byte[] {1, 2, 3, 4}, 1, 2)).isEqualTo(Bytes.of(2, 3));
    }

    @Test
    void givesAwayOnlyCopies() {
        FIVE.toArray()[0] = 9;
        assertThat(FIVE.at(0)).isEqualTo(1);
    }

    @Test
    void readsAndWritesHexadecimal() {
        assertThat(Bytes.hex("01 02\n0304 ff")).isEqualTo(FIVE);
        assertThat(FIVE.slice(3, 5).hex()).isEqualTo("04ff");
    }

    @Test
    void refusesWhatIsNotHexadecimal() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.hex("0g"));
    }

    @Test
    void givesUnsignedBytes() {
        assertThat(FIVE.at(4)).isEqualTo(255);
    }

    @Test
    void keepsASliceToItself() {
        Bytes slice = FIVE.slice(1, 3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.at(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.at(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.slice(0, 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.slice(-1, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.slice(2, 1));
    }

    @Test
    void readsASliceToItsEnd() throws Exception {
        WireReader reader = FIVE.slice(1, 3).reader();
        assertThat(reader.uint16()).isEqualTo(0x0203);
        assertThat(reader.hasRemaining()).isFalse();
    }

    @Test
    void joinsTwo() {
        assertThat(FIVE.slice(0, 1).concat(FIVE.slice(4, 5))).isEqualTo(Bytes.of(1, 255));
    }

    @Test
    void copiesIntoAnArray() {
        byte[] target = new byte[4];
        FIVE.slice(1, 3).copyTo(target, 1);
        assertThat(target).containsExactly(0, 2, 3, 0);
    }

    @Test
    void feedsItsRangeOnly() {
        Bytes slice = FIVE.slice(1, 3);
        slice.feed((array, offset, length) ->
                assertThat(Bytes.copyOf(array, offset, length)).isEqualTo(slice));
    }

    @Test
    void shortensWhatItPrints() {
        assertThat(FIVE).hasToString("01020304ff");
        assertThat(Bytes.copyOf(new byte[33]).toString())
                .endsWith("… (33 bytes)")
                .hasSizeLessThan(90);
    }

    @Test
    void knowsWhenItIsEmpty() {
        assertThat(FIVE.slice(2, 2)).isEqualTo(Bytes.EMPTY);
        assertThat(FIVE.slice(2, 2).isEmpty()).isTrue();
        assertThat(FIVE.isEmpty()).isFalse();
    }
}

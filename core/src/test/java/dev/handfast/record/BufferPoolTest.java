package dev.handfast.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BufferPoolTest {

    private final BufferPool pool = new BufferPool(2);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2_048, 2_049, RecordHeader.MAXIMUM_RECORD, 70_000, BufferPool.LARGEST, 1_000_000})
    void givesEnough(int minimum) {
        assertThat(pool.take(minimum)).hasSizeGreaterThanOrEqualTo(minimum);
    }

    @Test
    void givesNoMoreThanARecordForARecord() {
        assertThat(pool.take(16_406)).hasSize(RecordHeader.MAXIMUM_RECORD);
    }

    @Test
    void givesAgainWhatItGotBack() {
        byte[] array = pool.take(100);
        pool.give(array);
        assertThat(pool.take(10)).isSameAs(array);
    }

    @Test
    void givesOneArrayOnlyOnce() {
        byte[] array = pool.take(100);
        pool.give(array);
        pool.take(100);
        assertThat(pool.take(100)).isNotSameAs(array);
    }

    @Test
    void keepsNoMoreThanItMay() {
        byte[] third = new byte[2_048];
        pool.give(new byte[2_048]);
        pool.give(new byte[2_048]);
        pool.give(third);
        pool.take(1);
        pool.take(1);
        assertThat(pool.take(1)).isNotSameAs(third);
    }

    @Test
    void keepsNoOtherSizes() {
        byte[] odd = new byte[3_000];
        pool.give(odd);
        assertThat(pool.take(3_000)).isNotSameAs(odd);
    }
}

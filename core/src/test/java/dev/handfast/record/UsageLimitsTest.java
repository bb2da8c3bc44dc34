package dev.handfast.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.iana.AeadAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class UsageLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "AES_128_GCM, 23726566, 68719476736",
        "AES_256_GCM, 23726566, 68719476736",
        "AES_128_CCM, 8388608, 11863283",
        "AES_128_CCM_8, 8388608, 128",
        "CHACHA20_POLY1305, 9223372036854775807, 68719476736"
    })
    void areThoseOfTheRfcs(AeadAlgorithm algorithm, long records, long forgeries) {
        assertThat(UsageLimits.of(algorithm)).isEqualTo(new UsageLimits(records, forgeries));
    }

    @ParameterizedTest
    @EnumSource
    void leaveTimeForAnUpdate(AeadAlgorithm algorithm) {
        UsageLimits limits = UsageLimits.of(algorithm);
        assertThat(limits.shouldUpdate(limits.records() / 2)).isFalse();
        assertThat(limits.shouldUpdate(limits.records() - 1_000_000)).isTrue();
    }

    @Test
    void areReachedExactly() {
        UsageLimits limits = new UsageLimits(10, 1);
        assertThat(limits.isReached(9)).isFalse();
        assertThat(limits.isReached(10)).isTrue();
    }
}

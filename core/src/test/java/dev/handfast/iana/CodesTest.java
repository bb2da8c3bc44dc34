package dev.handfast.iana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodesTest {

    /** RFC 8701, Section 2. */
    private static final List<Integer> GREASE = List.of(
            0x0a0a, 0x1a1a, 0x2a2a, 0x3a3a, 0x4a4a, 0x5a5a, 0x6a6a, 0x7a7a, 0x8a8a, 0x9a9a, 0xaaaa, 0xbaba, 0xcaca,
            0xdada, 0xeaea, 0xfafa);

    @Test
    void reservesSixteenCodes() {
        assertThat(IntStream.rangeClosed(0, 0xffff).filter(Codes::isGrease).boxed())
                .containsExactlyElementsOf(GREASE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x0a, 0x0a0a, 0xffff})
    void printsFourDigits(int code) {
        assertThat(Codes.hex(code)).matches("0x[0-9a-f]{4}");
    }
}

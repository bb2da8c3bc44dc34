package dev.handfast.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing and reading DER. */
final class DerTest {

    @ParameterizedTest
    @CsvSource({
        "0, 020100",
        "127, 02017f",
        "128, 02020080",
        "-1, 0201ff",
        "65536, 0203010000",
    })
    void writesIntegers(long value, String encoded) {
        assertThat(Der.integer(value)).isEqualTo(hex(encoded));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.113549.1.1.11, 06092a864886f70d01010b",
        "2.5.29.17, 0603551d11",
        "1.3.101.112, 06032b6570",
        "2.999.1, 0603883701",
    })
    void writesAndReadsIdentifiers(String dotted, String encoded) throws MalformedDerException {
        assertThat(Der.oid(dotted)).isEqualTo(hex(encoded));
        assertThat(new DerReader(hex(encoded)).oid()).isEqualTo(dotted);
    }

    @ParameterizedTest
    @CsvSource({
        "1950-01-01T00:00:00Z, 170d3530303130313030303030305a",
        "2049-12-31T23:59:59Z, 170d3439313233313233353935395a",
        "2050-01-01T00:00:00Z, 180f32303530303130313030303030305a",
    })
    void writesTimes(Instant time, String encoded) {
        assertThat(Der.time(time)).isEqualTo(hex(encoded));
    }

    @ParameterizedTest
    @CsvSource({"32768, 03020780", "1536, 03020106", "128, 0303070080", "33152, 0303078180"})
    void writesNamedBits(int bits, String encoded) {
        assertThat(Der.namedBits(bits)).isEqualTo(hex(encoded));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536, 1 << 20})
    void readsBackContentOfAnySize(int size) throws MalformedDerException {
        byte[] encoded = Der.octets(new byte[size]);
        DerReader reader = new DerReader(encoded);

        assertThat(reader.content(DerReader.OCTET_STRING)).hasSize(size);
        assertThat(reader.hasRemaining()).isFalse();
    }

    @Test
    void readsNestedElements() throws MalformedDerException {
        DerReader fields =
                new DerReader(Der.sequence(Der.integer(7), Der.octets(new byte[2]))).enter(DerReader.SEQUENCE);

        assertThat(fields.integer()).isEqualTo(BigInteger.valueOf(7));
        assertThat(fields.content(DerReader.OCTET_STRING)).hasSize(2);
        fields.requireEnd();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3001",
                "3080",
                "308100",
                "30817f",
                "30820080",
                "3084ffffffff",
                "308500000000",
                "31",
                "3f0100",
            })
    void refusesBadLengthsAndTags(String encoded) {
        assertThatThrownBy(() -> new DerReader(hex(encoded)).enter(DerReader.SEQUENCE))
                .isInstanceOf(MalformedDerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0600", "060180", "060affffffffffffffffff7f"})
    void refusesBadIdentifiers(String encoded) {
        assertThatThrownBy(() -> new DerReader(hex(encoded)).oid()).isInstanceOf(MalformedDerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0200", "0201ff", "02050080000000"})
    void refusesBadSmallIntegers(String encoded) {
        assertThatThrownBy(() -> new DerReader(hex(encoded)).smallInteger()).isInstanceOf(MalformedDerException.class);
    }

    @Test
    void refusesBytesBehindTheEnd() {
        assertThatThrownBy(() -> new DerReader(new byte[1]).requireEnd()).isInstanceOf(MalformedDerException.class);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}

package dev.handfast.iana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtocolVersionTest {

    @ParameterizedTest
    @CsvSource({"tls1.3, 0x0304", "TLSv1.2, 0x0303", "dtls1.3, 0xfefc", "DTLSv1.2, 0xfefd", "dtls1.0, 0xfeff"})
    void readsWhatPeopleWrite(String text, String code) {
        assertThat(ProtocolVersion.named(text)).contains(new ProtocolVersion(Integer.decode(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl3", "tls", "1.3", "tls1.4", ""})
    void readsNothingElse(String text) {
        assertThat(ProtocolVersion.named(text)).isEmpty();
    }

    @Test
    void ordersTheVersionsOfTls() {
        assertThat(ProtocolVersion.TLS_1_3.isAtLeast(ProtocolVersion.TLS_1_2)).isTrue();
        assertThat(ProtocolVersion.TLS_1_2.isAtLeast(ProtocolVersion.TLS_1_2)).isTrue();
        assertThat(ProtocolVersion.TLS_1_1.isAtLeast(ProtocolVersion.TLS_1_2)).isFalse();
    }

    @Test
    void ordersTheVersionsOfDtlsThoughTheirCodesFall() {
        assertThat(ProtocolVersion.DTLS_1_3.isAtLeast(ProtocolVersion.DTLS_1_2)).isTrue();
        assertThat(ProtocolVersion.DTLS_1_0.isAtLeast(ProtocolVersion.DTLS_1_2)).isFalse();
    }

    @Test
    void comparesNoTlsWithDtls() {
        assertThat(ProtocolVersion.TLS_1_3.isAtLeast(ProtocolVersion.DTLS_1_0)).isFalse();
        assertThat(ProtocolVersion.DTLS_1_3.isAtLeast(ProtocolVersion.TLS_1_0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0x0304, TLSv1.3", "0xfefc, DTLSv1.3", "0xfeff, DTLSv1.0", "0x7a7a, 0x7a7a"})
    void printsNamesOrCodes(String code, String text) {
        assertThat(new ProtocolVersion(Integer.decode(code))).hasToString(text);
    }
}

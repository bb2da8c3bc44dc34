package dev.handfast.iana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CipherSuiteTest {

    @Test
    void knowsTheHashAndAeadOfASuite() {
        assertThat(CipherSuite.TLS_AES_256_GCM_SHA384.hash()).isEqualTo(HashAlgorithm.SHA384);
        assertThat(CipherSuite.TLS_AES_256_GCM_SHA384.aead()).isEqualTo(AeadAlgorithm.AES_256_GCM);
    }

    @Test
    void findsASuiteByItsName() {
        assertThat(CipherSuite.named("TLS_CHACHA20_POLY1305_SHA256"))
                .contains(CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
    }

    @Test
    void findsNothingByAnUnknownName() {
        assertThat(CipherSuite.named("TLS_RSA_WITH_RC4_128_MD5")).isEmpty();
    }

    @Test
    void keepsUnknownCodes() {
        CipherSuite unknown = new CipherSuite(0xabcd);
        assertThat(unknown.isKnown()).isFalse();
        assertThat(unknown).hasToString("0xabcd");
    }

    @Test
    void knowsNoHashOfAnUnknownSuite() {
        assertThatIllegalStateException().isThrownBy(() -> new CipherSuite(0xabcd).hash());
    }

    /** The suites of TLS 1.2 as their registry has them: RFC 5289, 7905, 7251, 5487, 6655, 8442. */
    private static final String SUITES_12 = """
            00a8 TLS_PSK_WITH_AES_128_GCM_SHA256 PSK SHA256 AES_128_GCM
            00a9 TLS_PSK_WITH_AES_256_GCM_SHA384 PSK SHA384 AES_256_GCM
            c02b TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 ECDHE_ECDSA SHA256 AES_128_GCM
            c02c TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 ECDHE_ECDSA SHA384 AES_256_GCM
            c02f TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 ECDHE_RSA SHA256 AES_128_GCM
            c030 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 ECDHE_RSA SHA384 AES_256_GCM
            c0a4 TLS_PSK_WITH_AES_128_CCM PSK SHA256 AES_128_CCM
            c0a5 TLS_PSK_WITH_AES_256_CCM PSK SHA256 AES_256_CCM
            c0a8 TLS_PSK_WITH_AES_128_CCM_8 PSK SHA256 AES_128_CCM_8
            c0a9 TLS_PSK_WITH_AES_256_CCM_8 PSK SHA256 AES_256_CCM_8
            c0ac TLS_ECDHE_ECDSA_WITH_AES_128_CCM ECDHE_ECDSA SHA256 AES_128_CCM
            c0ad TLS_ECDHE_ECDSA_WITH_AES_256_CCM ECDHE_ECDSA SHA256 AES_256_CCM
            c0ae TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8 ECDHE_ECDSA SHA256 AES_128_CCM_8
            c0af TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8 ECDHE_ECDSA SHA256 AES_256_CCM_8
            cca8 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 ECDHE_RSA SHA256 CHACHA20_POLY1305
            cca9 TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 ECDHE_ECDSA SHA256 CHACHA20_POLY1305
            ccab TLS_PSK_WITH_CHACHA20_POLY1305_SHA256 PSK SHA256 CHACHA20_POLY1305
            ccac TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256 ECDHE_PSK SHA256 CHACHA20_POLY1305
            d001 TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256 ECDHE_PSK SHA256 AES_128_GCM
            d002 TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384 ECDHE_PSK SHA384 AES_256_GCM
            """;

    @Test
    void knowsTheSuitesOfTls12() {
        String known = IntStream.rangeClosed(0, 0xffff)
                .mapToObj(CipherSuite::new)
                .filter(CipherSuite::isFor12)
                .map(suite -> "%04x %s %s %s %s%n"
                        .formatted(suite.code(), suite, suite.keyExchange(), suite.hash(), suite.aead()))
                .collect(Collectors.joining());
        assertThat(known).isEqualToNormalizingNewlines(SUITES_12);
    }

    @Test
    void knowsTheSuitesOfTls13() {
        assertThat(IntStream.rangeClosed(0, 0xffff)
                        .mapToObj(CipherSuite::new)
                        .filter(suite -> suite.isFor(ProtocolVersion.TLS_1_3)))
                .extracting(CipherSuite::code)
                .containsExactly(0x1301, 0x1302, 0x1303, 0x1304, 0x1305);
    }

    @Test
    void belongsToOneVersionOfBothMedia() {
        CipherSuite suite = CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
        assertThat(suite.isFor(ProtocolVersion.TLS_1_2)).isTrue();
        assertThat(suite.isFor(ProtocolVersion.DTLS_1_2)).isTrue();
        assertThat(suite.isFor(ProtocolVersion.TLS_1_3)).isFalse();
        assertThat(suite.isFor(ProtocolVersion.TLS_1_1)).isFalse();
    }

    @Test
    void hasNoKeyExchangeInTls13() {
        assertThatIllegalStateException().isThrownBy(CipherSuite.TLS_AES_128_GCM_SHA256::keyExchange);
    }

    @Test
    void isPrintedByItsName() {
        assertThat(new CipherSuite(0x1301)).hasToString("TLS_AES_128_GCM_SHA256");
    }

    @Test
    void refusesCodesThatAreTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CipherSuite(0x10000));
        assertThatIllegalArgumentException().isThrownBy(() -> new CipherSuite(-1));
    }
}

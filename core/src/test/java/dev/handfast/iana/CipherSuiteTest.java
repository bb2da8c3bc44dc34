package dev.handfast.iana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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

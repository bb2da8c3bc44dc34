package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

/** Values for which no RFC has vectors, computed with Python's hmac module from the secret of RFC 8448. */
class TrafficSecretTest {

    private static TrafficSecret secret(LabelPrefix prefix, CipherSuite suite) {
        return new TrafficSecret(
                new Schedule(TestSchedule.CRYPTO, prefix, SecretLog.none()),
                suite,
                Secret.adopt(Bytes.hex("9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5")
                        .toArray()));
    }

    @Test
    void updatesItsKeys() {
        try (TrafficSecret next = secret(LabelPrefix.TLS, CipherSuite.TLS_AES_128_GCM_SHA256)
                        .next();
                RecordKeys keys = next.keys()) {
            assertThat(hex(keys.key())).isEqualTo("3879d82f5f14056e623f2ce5bfc66fce");
            assertThat(hex(keys.iv())).isEqualTo("5dfb2c5938c3379b6cc5d1f2");
        }
    }

    @Test
    void derivesOtherKeysForDatagrams() {
        try (TrafficSecret secret = secret(LabelPrefix.DTLS, CipherSuite.TLS_AES_128_GCM_SHA256);
                RecordKeys keys = secret.keys()) {
            assertThat(hex(keys.key())).isEqualTo("2ecf9e19c4c4fc2264df54d5d5a52b14");
            assertThat(hex(keys.iv())).isEqualTo("d174b36bc70872ba1300f237");
        }
    }

    @Test
    void derivesTheKeyForRecordNumbers() {
        try (TrafficSecret secret = secret(LabelPrefix.DTLS, CipherSuite.TLS_AES_128_GCM_SHA256);
                Secret key = secret.snKey()) {
            assertThat(hex(key)).isEqualTo("3270bbbfc023842edb27103c04169697");
        }
    }

    @Test
    void givesTheKeyTheSizeOfTheSuite() {
        try (TrafficSecret secret = secret(LabelPrefix.TLS, CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
                RecordKeys keys = secret.keys()) {
            assertThat(keys.key().size()).isEqualTo(32);
        }
    }

    @Test
    void closingRecordKeysClosesBoth() {
        try (TrafficSecret secret = secret(LabelPrefix.TLS, CipherSuite.TLS_AES_128_GCM_SHA256)) {
            RecordKeys keys = secret.keys();
            keys.close();

            assertThat(keys.key().isClosed()).isTrue();
            assertThat(keys.iv().isClosed()).isTrue();
        }
    }

    @Test
    void aCopyOutlivesTheOriginal() {
        TrafficSecret secret = secret(LabelPrefix.TLS, CipherSuite.TLS_AES_128_GCM_SHA256);
        try (TrafficSecret copy = secret.copy()) {
            secret.close();

            assertThat(copy.isClosed()).isFalse();
        }
    }

    @Test
    void derivesNothingWhenClosed() {
        TrafficSecret secret = secret(LabelPrefix.TLS, CipherSuite.TLS_AES_128_GCM_SHA256);
        secret.close();

        assertThatThrownBy(secret::keys).isInstanceOf(IllegalStateException.class);
    }

    private static String hex(Secret secret) {
        return Bytes.copyOf(secret.bytes()).hex();
    }
}

package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

/** Who owns the secrets of the stages, and when they are gone. */
class StageTest {

    private static final byte[] HASH = new byte[32];

    private static final CipherSuite SUITE = CipherSuite.TLS_AES_128_GCM_SHA256;

    private static EarlySecrets early() {
        return EarlySecrets.withoutPsk(TestSchedule.TLS, HashAlgorithm.SHA256);
    }

    private static HandshakeSecrets handshake() {
        return early().handshakeWithoutSharedSecret(SUITE, HASH);
    }

    private static ApplicationSecrets application() {
        return handshake().application(HASH);
    }

    @Test
    void theHandshakeStageClosesTheEarlyStage() {
        EarlySecrets early = early();
        early.handshakeWithoutSharedSecret(SUITE, HASH);

        assertThatThrownBy(() -> early.binder(PskBinder.Kind.EXTERNAL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theApplicationStageClosesTheHandshakeStage() {
        HandshakeSecrets handshake = handshake();
        handshake.application(HASH);

        assertThatThrownBy(handshake::clientTraffic).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedApplicationStageDerivesNothingMore() {
        ApplicationSecrets application = application();
        application.close();

        assertThatThrownBy(application::exporter).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyUpdateClosesTheSecretBefore() {
        TrafficSecret traffic = application().clientTraffic();
        traffic.next();

        assertThat(traffic.isClosed()).isTrue();
    }

    @Test
    void aTrafficSecretOutlivesItsStage() {
        HandshakeSecrets handshake = handshake();
        TrafficSecret traffic = handshake.clientTraffic();
        handshake.application(HASH).close();

        assertThatCode(() -> traffic.finishedMac(HASH)).doesNotThrowAnyException();
    }

    @Test
    void theSharedSecretStaysItsOwners() {
        try (Secret shared = Secret.adopt(new byte[] {1, 2, 3})) {
            early().handshake(SUITE, shared, HASH);

            assertThat(shared.bytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void thePskStaysItsOwners() {
        try (Secret psk = Secret.adopt(new byte[] {1, 2, 3})) {
            EarlySecrets.of(TestSchedule.TLS, HashAlgorithm.SHA256, psk);

            assertThat(psk.bytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aSuiteOfAnotherHashIsRefused() {
        assertThatThrownBy(() -> early().handshakeWithoutSharedSecret(CipherSuite.TLS_AES_256_GCM_SHA384, new byte[48]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTranscriptHashOfAnotherAlgorithmIsRefused() {
        HandshakeSecrets handshake = early().handshakeWithoutSharedSecret(SUITE, new byte[48]);

        assertThatThrownBy(handshake::clientTraffic).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHashOfTheHelloIsCopied() {
        byte[] hash = new byte[32];
        HandshakeSecrets handshake = early().handshakeWithoutSharedSecret(SUITE, hash);
        byte[] before = handshake.clientTraffic().finishedMac(HASH);
        hash[0] = 1;

        assertThat(handshake.clientTraffic().finishedMac(HASH)).isEqualTo(before);
    }

    @Test
    void aHandshakeWithoutKeyExchangeDerivesFromZeros() {
        byte[] abc = TestSchedule.CRYPTO.digest(HashAlgorithm.SHA256).digest(new byte[] {'a', 'b', 'c'});
        try (Secret psk = Secret.adopt(Bytes.hex("4ecd0eb6ec3b4d87f5d6028f922ca4c5851a277fd41311c9e62d2c9492e1c4f3")
                        .toArray());
                TrafficSecret traffic = EarlySecrets.of(TestSchedule.TLS, HashAlgorithm.SHA256, psk)
                        .handshakeWithoutSharedSecret(SUITE, abc)
                        .clientTraffic();
                TrafficSecret expected = new TrafficSecret(
                        TestSchedule.TLS,
                        SUITE,
                        Secret.adopt(Bytes.hex("5f0594430560836cbb9b63893469d91f6fd9bc2c576ff62b9b27de3db5c23e48")
                                .toArray()))) {
            assertThat(traffic.finishedMac(HASH)).isEqualTo(expected.finishedMac(HASH));
        }
    }
}

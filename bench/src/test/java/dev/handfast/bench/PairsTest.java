package dev.handfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.iana.CipherSuite;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That what is measured happens. */
final class PairsTest {

    private static final int SIZE = 16_384;

    @ParameterizedTest
    @EnumSource
    void dataArrives(Implementation implementation) throws IOException {
        try (TlsPair pair = pair(implementation.stack(CipherSuite.TLS_AES_128_GCM_SHA256), false)) {
            assertThat(pair.move()).isEqualTo(SIZE);
            assertThat(pair.move()).isEqualTo(SIZE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void dataIsProtected(Implementation implementation) throws IOException {
        try (TlsPair pair = pair(implementation.stack(CipherSuite.TLS_CHACHA20_POLY1305_SHA256), false)) {
            assertThat(pair.seal()).isBetween(SIZE + 22, SIZE + 100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumesOnlyWhenTold(Implementation implementation) throws IOException {
        TlsStack stack = implementation.stack(CipherSuite.TLS_AES_128_GCM_SHA256);
        assertThat(isResumed(stack, false)).isFalse();
        assertThat(isResumed(stack, true)).isFalse();
        awaitNextMillisecond();
        assertThat(isResumed(stack, true)).isTrue();
        assertThat(isResumed(stack, true)).isTrue();
        assertThat(isResumed(stack, false)).isFalse();
    }

    /** SunJSSE shows only by its time that a session is not new. */
    private static void awaitNextMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
    }

    private static boolean isResumed(TlsStack stack, boolean resuming) throws IOException {
        try (TlsPair pair = pair(stack, resuming)) {
            return pair.isResumed();
        }
    }

    private static TlsPair pair(TlsStack stack, boolean resuming) throws IOException {
        TlsPair pair = stack.pair(resuming, new byte[SIZE]);
        pair.handshake();
        return pair;
    }
}

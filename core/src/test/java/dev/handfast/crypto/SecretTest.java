package dev.handfast.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void zeroesItsBytesOnClose() {
        byte[] bytes = {1, 2, 3};
        Secret.adopt(bytes).close();

        assertThat(bytes).containsOnly(0);
    }

    @Test
    void givesNothingAwayAfterClose() {
        Secret secret = Secret.adopt(new byte[] {1, 2, 3});
        secret.close();

        assertThatThrownBy(secret::bytes).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(secret::copy).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secret.matches(new byte[3])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closesTwice() {
        Secret secret = Secret.adopt(new byte[] {1, 2, 3});
        secret.close();
        secret.close();

        assertThat(secret.isClosed()).isTrue();
    }

    @Test
    void aCopyHasAnOwnerOfItsOwn() {
        Secret secret = Secret.adopt(new byte[] {1, 2, 3});
        try (Secret copy = secret.copy()) {
            secret.close();

            assertThat(copy.bytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void matchesTheSameBytesAlone() {
        try (Secret secret = Secret.copyOf(new byte[] {1, 2, 3})) {
            assertThat(secret.matches(new byte[] {1, 2, 3})).isTrue();
            assertThat(secret.matches(new byte[] {1, 2, 4})).isFalse();
            assertThat(secret.matches(new byte[] {1, 2})).isFalse();
        }
    }

    @Test
    void printsItsSizeAlone() {
        try (Secret secret = Secret.adopt(new byte[] {77, 88})) {
            assertThat(secret).hasToString("Secret[2 bytes]");
        }
    }
}

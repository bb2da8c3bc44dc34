package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Secret;
import org.junit.jupiter.api.Test;

final class UnfinishedTest {

    private final Secret one = Secret.adopt(new byte[] {1});
    private final Secret other = Secret.adopt(new byte[] {2});

    @Test
    void closesWhatIsNotHandedOn() {
        try (Unfinished made = new Unfinished()) {
            made.add(one);
            made.add(other);
        }

        assertThat(one.isClosed()).isTrue();
        assertThat(other.isClosed()).isTrue();
    }

    @Test
    void leavesWhatIsHandedOn() {
        try (Unfinished made = new Unfinished()) {
            made.add(one);
            assertThat(made.handOn(other)).isSameAs(other);
        }

        assertThat(one.isClosed()).isFalse();
    }

    @Test
    void closesWhatIsMadeBehindWhatIsHandedOn() {
        try (Unfinished made = new Unfinished()) {
            Secret kept = made.handOn(made.add(one));
            assertThat(kept.isClosed()).isFalse();
            made.add(other);
        }

        assertThat(one.isClosed()).isFalse();
        assertThat(other.isClosed()).isTrue();
    }
}

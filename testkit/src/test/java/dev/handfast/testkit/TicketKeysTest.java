package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.TicketKeys;
import dev.handfast.crypto.Secret;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys of tickets are erased when nobody needs them any more. */
final class TicketKeysTest {

    private final TicketKeys keys = TicketKeys.random(Victims.CRYPTO);
    private final Set<Secret> first = OpenSecrets.of(keys);

    @Test
    void erasesThePreviousKeyWhenTheRingTurns() {
        keys.rotate();

        assertThat(first).hasSize(3).filteredOn(Secret::isClosed).hasSize(1);
        assertThat(OpenSecrets.of(keys)).hasSize(3);
    }

    @Test
    void erasesAllKeysInThreeTurns() {
        keys.rotate();
        keys.rotate(new byte[TicketKeys.KEY_SIZE]);
        keys.rotate();

        assertThat(first).allMatch(Secret::isClosed);
    }

    @Test
    void erasesAllKeysThatAreExchanged() {
        keys.set(new byte[TicketKeys.KEY_SIZE], new byte[TicketKeys.KEY_SIZE], new byte[TicketKeys.KEY_SIZE]);

        assertThat(first).allMatch(Secret::isClosed);
        assertThat(OpenSecrets.of(keys)).hasSize(3);
    }
}

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ServerSession;
import dev.handfast.config.SessionFacts;
import dev.handfast.config.TicketKeys;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How tickets are protected. */
final class ProtocolRule15Test {

    private static final int NAME = 16;
    private static final int SALT = 32;
    private static final int TAG = 16;

    private final TicketKeys keys = TicketKeys.of(Victims.CRYPTO, key(1), key(2), key(3));

    @Test
    void eachTicketHasASaltOfItsOwn() {
        Set<Bytes> salts = new HashSet<>();
        TicketKeys sharing = TicketKeys.of(Victims.CRYPTO, key(1), key(2), key(3));
        for (int i = 0; i < 100; i++) {
            salts.add(Bytes.copyOf(ticket(keys), NAME, SALT));
            salts.add(Bytes.copyOf(ticket(sharing), NAME, SALT));
        }

        assertThat(salts).hasSize(200);
    }

    @Test
    void noTwoTicketsOfTheSameSessionLookAlike() {
        byte[] one = ticket(keys);
        byte[] other = ticket(keys);

        assertThat(Bytes.copyOf(one, NAME + SALT, one.length - NAME - SALT))
                .isNotEqualTo(Bytes.copyOf(other, NAME + SALT, other.length - NAME - SALT));
    }

    @Test
    void showsNothingOfTheSession() {
        byte[] ticket = ticket(keys);

        assertThat(Bytes.copyOf(ticket).hex())
                .doesNotContain("07".repeat(8))
                .doesNotContain(Bytes.copyOf("secret.test".getBytes(StandardCharsets.US_ASCII))
                        .hex());
    }

    @Test
    void opensNoTicketOfWhichABitWasChanged() {
        byte[] honest = ticket(keys);
        for (int i = 0; i < honest.length; i++) {
            byte[] changed = honest.clone();
            changed[i] ^= 0x10;

            assertThat(open(changed)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void opensNoTicketThatWasCut() {
        byte[] honest = ticket(keys);
        for (int length = 0; length < honest.length; length++) {
            assertThat(open(Arrays.copyOf(honest, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void opensNoTicketOfAnotherRing() {
        assertThat(open(ticket(TicketKeys.of(Victims.CRYPTO, key(4), key(5), key(6)))))
                .isEmpty();
    }

    @Test
    void opensWhatItHasSealed() {
        try (ServerSession session = open(ticket(keys)).orElseThrow()) {
            assertThat(session.key().bytes()).containsOnly(7);
            assertThat(session.facts().serverName()).isEqualTo("secret.test");
        }
        assertThat(ticket(keys).length).isGreaterThan(NAME + SALT + TAG);
    }

    private static byte[] ticket(TicketKeys ring) {
        ManualClock clock = new ManualClock();
        SessionFacts facts = new SessionFacts(
                ProtocolVersion.TLS_1_3,
                CipherSuite.TLS_AES_128_GCM_SHA256,
                "secret.test",
                List.of(),
                "",
                clock.instant(),
                clock.instant(),
                Duration.ofHours(1));
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        try (ServerSession session = new ServerSession(facts, Secret.adopt(secret), "scope", 0)) {
            return ring.issue(List.of(session)).toCompletableFuture().join().get(0);
        }
    }

    private Optional<ServerSession> open(byte[] ticket) {
        return keys.open(ticket).toCompletableFuture().join();
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[TicketKeys.KEY_SIZE];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}

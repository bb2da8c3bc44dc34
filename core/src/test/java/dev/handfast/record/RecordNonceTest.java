package dev.handfast.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Secret;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

final class RecordNonceTest {

    private static final UsageLimits MANY = new UsageLimits(1 << 20, 1);

    @Test
    void beginsWithTheInitializationVector() {
        assertThat(nth(1)).isEqualTo(Bytes.hex("0102030405060708090a0b0c"));
    }

    @Test
    void mixesTheSequenceNumberIntoTheEnd() {
        assertThat(nth(2)).isEqualTo(Bytes.hex("0102030405060708090a0b0d"));
    }

    @Test
    void carriesBeyondOneByte() {
        assertThat(nth(1 + 0x0203)).isEqualTo(Bytes.hex("0102030405060708090a090f"));
    }

    private static Bytes nth(int count) {
        byte[] iv = Bytes.hex("0102030405060708090a0b0c").toArray();
        RecordNonce nonce = new RecordNonce(Secret.adopt(iv), MANY);
        for (int i = 1; i < count; i++) {
            nonce.next();
        }
        return Bytes.copyOf(nonce.next());
    }
}

package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Secret;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

class PremasterSecretTest {

    private final Secret psk = secret("0a0b0c");

    /** RFC 4279, Section 2: as many zeros as the key has bytes, both with their lengths. */
    @Test
    void putsZerosBeforeAKeyAlone() {
        assertThat(PremasterSecret.of(psk).bytes())
                .isEqualTo(Bytes.hex("0003 000000 0003 0a0b0c").toArray());
    }

    /** RFC 5489, Section 2. */
    @Test
    void putsTheSharedSecretBeforeTheKey() {
        assertThat(PremasterSecret.of(secret("0102"), psk).bytes())
                .isEqualTo(Bytes.hex("0002 0102 0003 0a0b0c").toArray());
    }

    @Test
    void countsLengthsInTwoBytes() {
        assertThat(PremasterSecret.of(Secret.adopt(new byte[0x1234])).bytes())
                .hasSize(2 * (2 + 0x1234))
                .startsWith(0x12, 0x34);
    }

    @Test
    void leavesTheKeyToItsOwner() {
        PremasterSecret.of(psk).close();
        assertThat(psk.bytes()).containsExactly(10, 11, 12);
    }

    @Test
    void refusesAnEmptyKey() {
        assertThatThrownBy(() -> PremasterSecret.of(secret(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertThatThrownBy(() -> PremasterSecret.of(Secret.adopt(new byte[0x10000])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Secret secret(String hex) {
        return Secret.adopt(Bytes.hex(hex).toArray());
    }
}

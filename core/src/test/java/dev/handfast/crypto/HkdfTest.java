package dev.handfast.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.jca.InstalledProviders;
import dev.handfast.crypto.jca.JcaCrypto;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 5869, Appendix A, that are over SHA-256. */
class HkdfTest {

    private final Hkdf hkdf =
            new Hkdf(JcaCrypto.of(InstalledProviders.jdkOnly(), new SecureRandom()), HashAlgorithm.SHA256);

    @Test
    void testCase1() {
        assertDerives(
                "0b".repeat(22),
                "000102030405060708090a0b0c",
                "f0f1f2f3f4f5f6f7f8f9",
                "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void testCase2() {
        assertDerives(
                counting(0x00, 0x4f),
                counting(0x60, 0xaf),
                counting(0xb0, 0xff),
                "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                        + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    /** Without a salt, which stands for zeros. */
    @Test
    void testCase3() {
        assertDerives(
                "0b".repeat(22),
                "00".repeat(32),
                "",
                "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @Test
    void yieldsAtMost255Blocks() {
        try (Secret key = Secret.adopt(new byte[32])) {
            assertThatThrownBy(() -> hkdf.expand(key, new byte[0], 255 * 32 + 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void assertDerives(String keyingMaterial, String salt, String info, String key, String output) {
        byte[] wanted = bytes(output);
        try (Secret pseudorandomKey = hkdf.extract(bytes(salt), bytes(keyingMaterial));
                Secret derived = hkdf.expand(pseudorandomKey, bytes(info), wanted.length)) {
            assertThat(pseudorandomKey.bytes()).isEqualTo(bytes(key));
            assertThat(derived.bytes()).isEqualTo(wanted);
        }
    }

    private static String counting(int first, int last) {
        StringBuilder hex = new StringBuilder();
        for (int value = first; value <= last; value++) {
            hex.append("%02x".formatted(value));
        }
        return hex.toString();
    }

    private static byte[] bytes(String hex) {
        return Bytes.hex(hex).toArray();
    }
}

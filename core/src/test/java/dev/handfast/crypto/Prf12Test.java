package dev.handfast.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.jca.InstalledProviders;
import dev.handfast.crypto.jca.JcaCrypto;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors that the TLS working group's list agreed on (message 3416 of its archive). */
class Prf12Test {

    private static final Crypto CRYPTO = JcaCrypto.of(InstalledProviders.jdkOnly(), new SecureRandom());
    private static final String SHA256_OUTPUT = """
            e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af
            0fa022f7077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701
            87347b66""";
    private static final String SHA384_OUTPUT = """
            7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cde9ca0faa60be9fe34f82b1233c9146a0
            e534cb400fed2700884f9dc236f80edd8bfa961144c9e8d792eca722a7b32fc3d416d473ebc2c5fd4abfdad05d918425
            9b5bf8cd4d90fa0d31e2dec479e4f1a26066f2eea9a69236a3e52655c9e9aee691c8f3a26854308d5eaa3be85e099070
            3d73e56f""";

    @Test
    void derivesWithSha256() {
        assertThat(derive(
                        HashAlgorithm.SHA256,
                        "9bbe436ba940f017b17652849a71db35",
                        "a0ba9f936cda311827a6f796ffd5198c",
                        100))
                .isEqualTo(Bytes.hex(SHA256_OUTPUT));
    }

    @Test
    void derivesWithSha384() {
        assertThat(derive(
                        HashAlgorithm.SHA384,
                        "b80b733d6ceefcdc71566ea48e5567df",
                        "cd665cf6a8447dd6ff8b27555edb7465",
                        148))
                .isEqualTo(Bytes.hex(SHA384_OUTPUT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 64, 99})
    void derivesAPrefixOfTheSameBytes(int size) {
        assertThat(derive(
                        HashAlgorithm.SHA256,
                        "9bbe436ba940f017b17652849a71db35",
                        "a0ba9f936cda311827a6f796ffd5198c",
                        size))
                .isEqualTo(Bytes.hex(SHA256_OUTPUT).slice(0, size));
    }

    private static Bytes derive(HashAlgorithm hash, String secret, String seed, int size) {
        try (Secret key = Secret.adopt(Bytes.hex(secret).toArray());
                Secret derived = new Prf12(CRYPTO, hash)
                        .derive(key, "test label", Bytes.hex(seed).toArray(), size)) {
            return Bytes.copyOf(derived.bytes());
        }
    }
}

package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Published vectors of the authenticated encryptions, by every set of providers that can do them. */
class JcaAeadVectorsTest {

    /** Test cases 4 and 16 of McGrew and Viega, "The Galois/Counter Mode of Operation". */
    private static final Vector AES_128_GCM = new Vector(
            AeadAlgorithm.AES_128_GCM,
            "feffe9928665731c6d6a8f9467308308",
            "cafebabefacedbaddecaf888",
            "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
                    + "b16aedf5aa0de657ba637b39",
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa05"
                    + "1ba30b396a0aac973d58e0915bc94fbc3221a5db94fae95ae7121a47");

    private static final Vector AES_256_GCM = new Vector(
            AeadAlgorithm.AES_256_GCM,
            "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            AES_128_GCM.nonce,
            AES_128_GCM.aad,
            AES_128_GCM.plaintext,
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                    + "c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b");

    /** RFC 8439, Section 2.8.2. */
    private static final Vector CHACHA20_POLY1305 = new Vector(
            AeadAlgorithm.CHACHA20_POLY1305,
            "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
            "070000004041424344454647",
            "50515253c0c1c2c3c4c5c6c7",
            "4c616469657320616e642047656e746c656d656e206f662074686520636c617373206f66202739393a20496620492063"
                    + "6f756c64206f6666657220796f75206f6e6c79206f6e652074697020666f7220746865206675747572652c2073756e73"
                    + "637265656e20776f756c642062652069742e",
            "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b"
                    + "1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
                    + "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691");

    /** Example 3 of NIST SP 800-38C, which has the tag of CCM_8. */
    private static final Vector AES_128_CCM_8 = new Vector(
            AeadAlgorithm.AES_128_CCM_8,
            "404142434445464748494a4b4c4d4e4f",
            "101112131415161718191a1b",
            "000102030405060708090a0b0c0d0e0f10111213",
            "202122232425262728292a2b2c2d2e2f3031323334353637",
            "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951");

    private record Vector(
            AeadAlgorithm algorithm, String key, String nonce, String aad, String plaintext, String sealed) {

        Aead aead(Crypto crypto, boolean sealing) {
            try (Secret secret = Secret.adopt(bytes(key))) {
                return crypto.aead(algorithm, secret, sealing);
            }
        }

        @Override
        public String toString() {
            return algorithm.toString();
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("vectors")
    void sealsAsPublished(Vector vector, Crypto crypto) {
        byte[] plaintext = bytes(vector.plaintext);
        byte[] aad = bytes(vector.aad);
        byte[] out = new byte[bytes(vector.sealed).length];
        int cut = plaintext.length - 3;
        byte[] tail = Bytes.copyOf(plaintext).slice(cut, plaintext.length).toArray();

        try (Aead aead = vector.aead(crypto, true)) {
            int length = aead.seal(bytes(vector.nonce), aad, aad.length, plaintext, 0, cut, tail, 3, out, 0);

            assertThat(length).isEqualTo(out.length);
            assertThat(Bytes.copyOf(out).hex()).isEqualTo(vector.sealed);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("vectors")
    void opensAsPublished(Vector vector, Crypto crypto) throws PeerFaultException {
        byte[] sealed = bytes(vector.sealed);
        byte[] aad = bytes(vector.aad);
        byte[] out = new byte[bytes(vector.plaintext).length];

        try (Aead aead = vector.aead(crypto, false)) {
            int length = aead.open(bytes(vector.nonce), aad, aad.length, sealed, 0, sealed.length, out, 0);

            assertThat(length).isEqualTo(out.length);
            assertThat(Bytes.copyOf(out).hex()).isEqualTo(vector.plaintext);
        }
    }

    /** Fails when a provider that should do an algorithm silently drops out of the tests above. */
    @Test
    void everySetOfProvidersDoesAllButCcm() {
        for (Vector vector : List.of(AES_128_GCM, AES_256_GCM, CHACHA20_POLY1305)) {
            assertThat(capable(vector)).hasSize(4);
        }
        assertThat(capable(AES_128_CCM_8)).hasSize(2);
    }

    static Stream<Arguments> vectors() {
        return Stream.of(AES_128_GCM, AES_256_GCM, CHACHA20_POLY1305, AES_128_CCM_8)
                .flatMap(vector -> capable(vector).map(crypto -> Arguments.of(vector, crypto)));
    }

    private static Stream<Named<JcaCrypto>> capable(Vector vector) {
        return Providers.all().filter(crypto -> crypto.getPayload().supports(vector.algorithm));
    }

    private static byte[] bytes(String hex) {
        return Bytes.hex(hex).toArray();
    }
}

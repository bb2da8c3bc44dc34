package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Hkdf;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.crypto.Secret;
import dev.handfast.crypto.jca.WycheproofFile.Group;
import dev.handfast.crypto.jca.WycheproofFile.Vector;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Vectors with the mistakes that implementations have made, through our seam, with the JDK's providers, with Bouncy Castle's, and with all.
 *
 * <p>A vector is either run or skipped because TLS has no such sizes, and the numbers of both are checked, so that none is
 * forgotten. What is acceptable to Wycheproof has one outcome with us: X25519 and X448 with any share yield the secret,
 * unless it is zero, which is refused (RFC 7748, Section 6); compressed points are refused (RFC 8446, Section 4.2.8.2); a
 * PKCS #1 signature without the NULL of its hash algorithm may be either, since no provider need make it.
 */
final class WycheproofTest {

    /** Files, with the numbers of vectors that run and that are skipped. */
    private static final List<Expected> EXPECTED = List.of(
            new Expected("aes_gcm", 133, 183, WycheproofTest::runAead),
            new Expected("aes_ccm", 172, 380, WycheproofTest::runAead),
            new Expected("chacha20_poly1305", 316, 9, WycheproofTest::runAead),
            new Expected("hkdf_sha256", 86, 0, WycheproofTest::runHkdf),
            new Expected("hkdf_sha384", 83, 0, WycheproofTest::runHkdf),
            new Expected("hmac_sha256", 174, 0, WycheproofTest::runHmac),
            new Expected("hmac_sha384", 174, 0, WycheproofTest::runHmac),
            new Expected("x25519", 518, 0, WycheproofTest::runAgreement),
            new Expected("x448", 510, 0, WycheproofTest::runAgreement),
            new Expected("ecdh_secp256r1_ecpoint", 355, 0, WycheproofTest::runAgreement),
            new Expected("ecdh_secp384r1_ecpoint", 790, 0, WycheproofTest::runAgreement),
            new Expected("ecdh_secp521r1_ecpoint", 661, 0, WycheproofTest::runAgreement),
            signatures("ecdsa_secp256r1_sha256", 484, SignatureScheme.ECDSA_SECP256R1_SHA256),
            signatures("ecdsa_secp384r1_sha384", 504, SignatureScheme.ECDSA_SECP384R1_SHA384),
            signatures("ecdsa_secp521r1_sha512", 542, SignatureScheme.ECDSA_SECP521R1_SHA512),
            signatures("ecdsa_secp256r1_sha512", 554, SignatureScheme.ECDSA_SECP521R1_SHA512),
            signatures("ecdsa_secp384r1_sha256", 472, SignatureScheme.ECDSA_SECP256R1_SHA256),
            signatures("rsa_pss_2048_sha256_mgf1_32", 108, SignatureScheme.RSA_PSS_RSAE_SHA256),
            signatures("rsa_pss_3072_sha256_mgf1_32", 108, SignatureScheme.RSA_PSS_RSAE_SHA256),
            signatures("rsa_pss_2048_sha256_mgf1_32_params", 108, SignatureScheme.RSA_PSS_PSS_SHA256),
            signatures("rsa_pss_4096_sha256_mgf1_32", 108, SignatureScheme.RSA_PSS_RSAE_SHA256),
            signatures("rsa_pss_2048_sha384_mgf1_48", 141, SignatureScheme.RSA_PSS_RSAE_SHA384),
            signatures("rsa_pss_4096_sha512_mgf1_64", 179, SignatureScheme.RSA_PSS_RSAE_SHA512),
            signatures("rsa_pss_4096_sha512_mgf1_64_params", 179, SignatureScheme.RSA_PSS_PSS_SHA512),
            signatures("rsa_signature_2048_sha256", 259, SignatureScheme.RSA_PKCS1_SHA256),
            signatures("rsa_signature_2048_sha384", 258, SignatureScheme.RSA_PKCS1_SHA384),
            signatures("rsa_signature_2048_sha512", 259, SignatureScheme.RSA_PKCS1_SHA512),
            signatures("rsa_signature_3072_sha256", 259, SignatureScheme.RSA_PKCS1_SHA256),
            signatures("rsa_signature_4096_sha512", 259, SignatureScheme.RSA_PKCS1_SHA512),
            signatures("ed25519", 151, SignatureScheme.ED25519),
            signatures("ed448", 87, SignatureScheme.ED448));

    /**
     * Where the ECDSA of JDK 17 is wrong, both ways without harm: a negative number read as a positive one makes a second
     * form of a signature that was made with the key, and an x-coordinate beyond the order comes once in 2^128 or more.
     */
    private static final List<String> KNOWN_OF_THE_JDK =
            List.of("misses leading 0", "k*G has a large x-coordinate", "smallest possible x with a reduction");

    /** Runs one vector; returns what is wrong with the outcome, or nothing. */
    @FunctionalInterface
    private interface Check {
        Optional<String> of(Vector vector) throws GeneralSecurityException;
    }

    /** Prepares a group; returns nothing when TLS has no such sizes. */
    @FunctionalInterface
    private interface Runner {
        Optional<Check> of(JcaCrypto crypto, String file, Group group) throws GeneralSecurityException;
    }

    private record Expected(String file, int run, int skipped, Runner runner) {

        @Override
        public String toString() {
            return file;
        }
    }

    private static Expected signatures(String file, int run, SignatureScheme scheme) {
        return new Expected(file, run, 0, (crypto, name, group) -> Optional.of(verification(crypto, group, scheme)));
    }

    static Stream<Arguments> files() {
        List<Named<JcaCrypto>> providers = Providers.all()
                .filter(crypto -> !crypto.getName().equals("JDK and ACCP")) // no operation but those of all
                .toList();
        return EXPECTED.stream()
                .flatMap(expected -> providers.stream()
                        .filter(crypto -> isAble(crypto.getPayload(), expected.file()))
                        .map(crypto -> Arguments.of(expected, crypto)));
    }

    /** AES-CCM is the only one that not every set of providers has. */
    private static boolean isAble(JcaCrypto crypto, String file) {
        return !file.equals("aes_ccm") || crypto.supports(AeadAlgorithm.AES_128_CCM);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("files")
    void agrees(Expected expected, JcaCrypto crypto) throws GeneralSecurityException {
        WycheproofFile file = WycheproofFile.named(expected.file());
        List<String> wrong = new ArrayList<>();
        int run = 0;
        int skipped = 0;
        for (Group group : file.groups()) {
            Optional<Check> check = expected.runner().of(crypto, file.name(), group);
            for (Vector vector : group.vectors()) {
                if (check.isEmpty()) {
                    skipped++;
                    continue;
                }
                run++;
                check.get()
                        .of(vector)
                        .filter(what -> !isKnown(expected, crypto, vector))
                        .ifPresent(what -> wrong.add(vector + ": " + what));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(run).as("run").isEqualTo(expected.run());
        assertThat(skipped).as("skipped").isEqualTo(expected.skipped());
        assertThat(run + skipped).as("in the file").isEqualTo(file.count());
    }

    private static boolean isKnown(Expected expected, JcaCrypto crypto, Vector vector) {
        return crypto == Providers.jdk()
                && expected.file().startsWith("ecdsa")
                && KNOWN_OF_THE_JDK.stream().anyMatch(vector.toString()::contains);
    }

    // AEADs

    private static Optional<Check> runAead(JcaCrypto crypto, String file, Group group) {
        assertThat(group.type()).isEqualTo("AeadTest");
        return aead(
                        file,
                        group.values().number("ivSize"),
                        group.values().number("keySize"),
                        group.values().number("tagSize"))
                .map(algorithm -> vector -> checkAead(crypto, algorithm, vector));
    }

    private static Optional<AeadAlgorithm> aead(String file, int nonceBits, int keyBits, int tagBits) {
        return Stream.of(AeadAlgorithm.values())
                .filter(each -> switch (file) {
                    case "aes_gcm" -> each.name().endsWith("GCM");
                    case "aes_ccm" -> each.name().contains("CCM");
                    default -> each == AeadAlgorithm.CHACHA20_POLY1305;
                })
                .filter(each -> 8 * each.nonceLength() == nonceBits)
                .filter(each -> 8 * each.keyLength() == keyBits && 8 * each.tagLength() == tagBits)
                .findFirst();
    }

    private static Optional<String> checkAead(JcaCrypto crypto, AeadAlgorithm algorithm, Vector vector) {
        byte[] message = vector.bytes("msg");
        byte[] sealed = joined(vector.bytes("ct"), vector.bytes("tag"));
        if (vector.isValid() && !Arrays.equals(sealed(crypto, algorithm, vector, message), sealed)) {
            return Optional.of("sealed otherwise");
        }
        byte[] nonce = vector.bytes("iv");
        byte[] aad = vector.bytes("aad");
        byte[] out = new byte[sealed.length - algorithm.tagLength()];
        try (Secret key = Secret.copyOf(vector.bytes("key"));
                Aead aead = crypto.aead(algorithm, key, false)) {
            aead.open(nonce, aad, aad.length, sealed, 0, sealed.length, out, 0);
            return vector.isValid() && Arrays.equals(out, message) ? Optional.empty() : Optional.of("opened");
        } catch (PeerFaultException e) {
            boolean right = !vector.isValid()
                    && e.fault() == RecordFault.BAD_RECORD_MAC
                    && Arrays.equals(out, new byte[out.length]);
            return right ? Optional.empty() : Optional.of(e.toString());
        }
    }

    /** The last byte goes in as the tail. */
    private static byte[] sealed(JcaCrypto crypto, AeadAlgorithm algorithm, Vector vector, byte[] message) {
        byte[] aad = vector.bytes("aad");
        int tail = Math.min(1, message.length);
        int body = message.length - tail;
        byte[] out = new byte[message.length + algorithm.tagLength()];
        try (Secret key = Secret.copyOf(vector.bytes("key"));
                Aead aead = crypto.aead(algorithm, key, true)) {
            byte[] last = Arrays.copyOfRange(message, body, message.length);
            aead.seal(vector.bytes("iv"), aad, aad.length, message, 0, body, last, tail, out, 0);
        }
        return out;
    }

    // HKDF and HMAC

    private static Optional<Check> runHkdf(JcaCrypto crypto, String file, Group group) {
        assertThat(group.type()).isEqualTo("HkdfTest");
        HashAlgorithm hash = hash(file);
        return Optional.of(vector -> checkHkdf(new Hkdf(crypto, hash), hash, vector));
    }

    private static Optional<String> checkHkdf(Hkdf hkdf, HashAlgorithm hash, Vector vector) {
        byte[] given = vector.bytes("salt");
        byte[] salt = given.length == 0 ? new byte[hash.length()] : given;
        try (Secret key = hkdf.extract(salt, vector.bytes("ikm"));
                Secret output =
                        hkdf.expand(key, vector.bytes("info"), vector.values().number("size"))) {
            return vector.isValid() && Arrays.equals(output.bytes(), vector.bytes("okm"))
                    ? Optional.empty()
                    : Optional.of("another key");
        } catch (IllegalArgumentException e) {
            return vector.isValid() ? Optional.of(e.toString()) : Optional.empty();
        }
    }

    private static Optional<Check> runHmac(JcaCrypto crypto, String file, Group group) {
        assertThat(group.type()).isEqualTo("MacTest");
        Hkdf hkdf = new Hkdf(crypto, hash(file));
        return Optional.of(vector -> {
            byte[] tag = vector.bytes("tag");
            byte[] own = Arrays.copyOf(hkdf.hmac(vector.bytes("key"), vector.bytes("msg")), tag.length);
            return Arrays.equals(own, tag) == vector.isValid() ? Optional.empty() : Optional.of("another tag");
        });
    }

    private static HashAlgorithm hash(String file) {
        return file.endsWith("sha384") ? HashAlgorithm.SHA384 : HashAlgorithm.SHA256;
    }

    // Key exchange

    private static Optional<Check> runAgreement(JcaCrypto crypto, String file, Group group)
            throws GeneralSecurityException {
        boolean isMontgomery = group.type().equals("XdhComp");
        assertThat(isMontgomery || group.type().equals("EcdhEcpointTest")).isTrue();
        NamedGroup name = group(file);
        JcaAgreement agreement = (JcaAgreement) crypto.group(name).orElseThrow();
        PublicKey any = keyPair(name).getPublic();
        return Optional.of(vector -> {
            PrivateKey own = isMontgomery
                    ? montgomery(name, vector.bytes("private"))
                    : onCurve((ECPublicKey) any, vector.bytes("private"));
            return checkAgreement(agreement.share(new KeyPair(any, own)), isMontgomery, vector);
        });
    }

    private static Optional<String> checkAgreement(PrivateShare own, boolean isMontgomery, Vector vector) {
        byte[] expected = vector.bytes("shared");
        boolean isRefused =
                isMontgomery ? expected.length == 0 || new BigInteger(expected).signum() == 0 : !vector.isValid();
        try (own;
                Secret secret = own.decapsulate(vector.bytes("public"))) {
            return !isRefused && Arrays.equals(secret.bytes(), expected)
                    ? Optional.empty()
                    : Optional.of("agreed on " + HexFormat.of().formatHex(secret.bytes()));
        } catch (PeerFaultException e) {
            return isRefused && e.fault() == DecodeFault.MALFORMED_KEY_SHARE
                    ? Optional.empty()
                    : Optional.of(e.toString());
        }
    }

    private static NamedGroup group(String file) {
        return switch (file) {
            case "x25519" -> NamedGroup.X25519;
            case "x448" -> NamedGroup.X448;
            case "ecdh_secp256r1_ecpoint" -> NamedGroup.SECP256R1;
            case "ecdh_secp384r1_ecpoint" -> NamedGroup.SECP384R1;
            default -> NamedGroup.SECP521R1;
        };
    }

    private static KeyPair keyPair(NamedGroup group) throws GeneralSecurityException {
        if (group.equals(NamedGroup.X25519) || group.equals(NamedGroup.X448)) {
            return KeyPairGenerator.getInstance(group.toString()).generateKeyPair();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(group.toString()));
        return generator.generateKeyPair();
    }

    private static PrivateKey montgomery(NamedGroup group, byte[] scalar) throws GeneralSecurityException {
        boolean is25519 = group.equals(NamedGroup.X25519);
        String header = is25519 ? "302e020100300506032b656e04220420" : "3046020100300506032b656f043a0438";
        byte[] encoded = joined(HexFormat.of().parseHex(header), scalar);
        return KeyFactory.getInstance(group.toString()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static PrivateKey onCurve(ECPublicKey any, byte[] scalar) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, scalar), any.getParams()));
    }

    // Signatures

    private static Check verification(JcaCrypto crypto, Group group, SignatureScheme scheme)
            throws GeneralSecurityException {
        PublicKey key = publicKey(scheme, group.values().bytes("publicKeyDer"));
        return vector -> {
            try {
                crypto.verifier().verify(scheme, key, vector.bytes("msg"), vector.bytes("sig"));
                return vector.isValid() || vector.isAcceptable() ? Optional.empty() : Optional.of("verified");
            } catch (PeerFaultException e) {
                return !vector.isValid() && e.fault() == AuthenticationFault.BAD_SIGNATURE
                        ? Optional.empty()
                        : Optional.of(e.toString());
            }
        };
    }

    private static PublicKey publicKey(SignatureScheme scheme, byte[] encoded) throws GeneralSecurityException {
        String name = scheme.toString();
        String algorithm = name.startsWith("ecdsa")
                ? "EC"
                : name.startsWith("ed") ? "EdDSA" : name.startsWith("rsa_pss_pss") ? "RSASSA-PSS" : "RSA";
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Crypto;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.SignatureScheme;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures of every scheme, by every set of providers. */
class SignatureTest {

    private static final byte[] CONTENT = {1, 2, 3};

    private static final Provider BOUNCY_CASTLE = InstalledProviders.of(EnumSet.of(Source.BOUNCY_CASTLE))
            .from(Source.BOUNCY_CASTLE)
            .get(0);

    @ParameterizedTest(name = "{0}: signed by {1}, verified by {2}")
    @MethodSource("pairs")
    void providersVerifyWhatOthersSign(SignatureScheme scheme, JcaCrypto signing, Crypto verifying) {
        KeyPair keys = TestKeys.of(scheme).pair();
        byte[] signature = sign(signing, scheme, keys);

        assertThatCode(() -> verifying.verifier().verify(scheme, keys.getPublic(), CONTENT, signature))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void takesKeyObjectsOfBouncyCastle(SignatureScheme scheme, JcaCrypto crypto) throws GeneralSecurityException {
        KeyPair keys = byBouncyCastle(TestKeys.of(scheme).pair());
        byte[] signature = sign(crypto, scheme, keys);

        assertThatCode(() -> crypto.verifier().verify(scheme, keys.getPublic(), CONTENT, signature))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void refusesASignatureOfOtherContent(SignatureScheme scheme, JcaCrypto crypto) {
        KeyPair keys = TestKeys.of(scheme).pair();
        byte[] signature = sign(crypto, scheme, keys);

        assertThat(fault(crypto, scheme, keys.getPublic(), new byte[] {1, 2, 4}, signature))
                .isEqualTo(AuthenticationFault.BAD_SIGNATURE);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void refusesMalformedSignatures(SignatureScheme scheme, JcaCrypto crypto) {
        KeyPair keys = TestKeys.of(scheme).pair();
        byte[] good = sign(crypto, scheme, keys);

        for (byte[] malformed : malformed(good)) {
            assertThat(fault(crypto, scheme, keys.getPublic(), CONTENT, malformed))
                    .as("%s", Arrays.toString(malformed))
                    .isEqualTo(AuthenticationFault.BAD_SIGNATURE);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("ecdsa")
    void refusesMalformedEncodingsOfEcdsa(SignatureScheme scheme, JcaCrypto crypto) {
        KeyPair keys = TestKeys.of(scheme).pair();
        BigInteger order = JdkCurves.parameters(
                        Curve.valueOf(scheme.toString().substring(6, 15).toUpperCase(Locale.ROOT))
                                .group())
                .getOrder();
        BigInteger zero = BigInteger.ZERO;
        BigInteger one = BigInteger.ONE;
        List<byte[]> encodings = List.of(
                der(zero, zero),
                der(zero, one),
                der(one, zero),
                der(one, one),
                der(one.negate(), one),
                der(order, one),
                der(one, order),
                der(order.add(one), one),
                der(BigInteger.TWO.pow(2048), one),
                new byte[] {0x30},
                new byte[] {0x30, 0},
                new byte[] {0x30, (byte) 0x80, 0, 0},
                new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1},
                new byte[] {0x30, 6, 2, 1, 1, 2, 1},
                new byte[] {0x30, 4, 2, 0, 2, 0},
                new byte[] {0x30, 6, 4, 1, 1, 4, 1, 1},
                new byte[] {5, 0});

        for (byte[] encoding : encodings) {
            assertThat(fault(crypto, scheme, keys.getPublic(), CONTENT, encoding))
                    .as("%s", Arrays.toString(encoding))
                    .isEqualTo(AuthenticationFault.BAD_SIGNATURE);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void refusesASchemeForAnotherKindOfKey(SignatureScheme scheme, JcaCrypto crypto) {
        TestKeys other = TestKeys.of(scheme) == TestKeys.P256 ? TestKeys.ED25519 : TestKeys.P256;
        if (scheme.toString().startsWith("ecdsa")) {
            other = TestKeys.RSA_2048;
        }

        assertThat(fault(crypto, scheme, other.pair().getPublic(), CONTENT, new byte[64]))
                .isEqualTo(AuthenticationFault.SCHEME_DOES_NOT_FIT_KEY);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.handfast.crypto.jca.Providers#all")
    void neverVerifiesSha1(JcaCrypto crypto) {
        for (SignatureScheme scheme : List.of(SignatureScheme.RSA_PKCS1_SHA1, SignatureScheme.ECDSA_SHA1)) {
            assertThat(fault(crypto, scheme, TestKeys.RSA_2048.pair().getPublic(), CONTENT, new byte[256]))
                    .isEqualTo(AuthenticationFault.SCHEME_DOES_NOT_FIT_KEY);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.handfast.crypto.jca.Providers#all")
    void verifiesEveryOtherSchemeOfTheRfc(JcaCrypto crypto) {
        assertThat(crypto.verifiableSchemes())
                .containsExactly(Arrays.stream(SchemeForm.values())
                        .map(SchemeForm::scheme)
                        .toArray(SignatureScheme[]::new))
                .hasSize(14);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.handfast.crypto.jca.Providers#all")
    void verifiesAnEcdsaSchemeOnAnyCurveAsTls12Does(JcaCrypto crypto) throws GeneralSecurityException {
        KeyPair keys = TestKeys.P384.pair();
        Signature signing = Signature.getInstance("SHA256withECDSA");
        signing.initSign(keys.getPrivate());
        signing.update(CONTENT);
        byte[] signature = signing.sign();

        assertThatCode(() -> crypto.verifier()
                        .verify(SignatureScheme.ECDSA_SECP256R1_SHA256, keys.getPublic(), CONTENT, signature))
                .doesNotThrowAnyException();
    }

    private static List<byte[]> malformed(byte[] good) {
        long seed = 8446;
        Random random = new Random(seed);
        List<byte[]> all = new ArrayList<>(List.of(
                new byte[0],
                new byte[1],
                new byte[good.length],
                Arrays.copyOf(good, good.length - 1),
                Arrays.copyOf(good, good.length + 1),
                Arrays.copyOf(good, 2 * good.length),
                Arrays.copyOfRange(good, 1, good.length)));
        byte[] ones = good.clone();
        Arrays.fill(ones, (byte) 0xff);
        all.add(ones);
        for (int i = 0; i < 20; i++) {
            byte[] flipped = good.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            all.add(flipped);
        }
        return all;
    }

    private static byte[] der(BigInteger r, BigInteger s) {
        byte[] first = integer(r);
        byte[] second = integer(s);
        int length = first.length + second.length;
        byte[] header = length < 128
                ? new byte[] {0x30, (byte) length}
                : new byte[] {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return concat(header, first, second);
    }

    private static byte[] integer(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] header = bytes.length < 128
                ? new byte[] {2, (byte) bytes.length}
                : new byte[] {2, (byte) 0x82, (byte) (bytes.length >> 8), (byte) bytes.length};
        return concat(header, bytes);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static KeyPair byBouncyCastle(KeyPair keys) throws GeneralSecurityException {
        String algorithm = keys.getPublic().getAlgorithm().equals("EdDSA")
                ? KeyKind.of(keys.getPublic()).orElseThrow().name()
                : keys.getPublic().getAlgorithm();
        KeyFactory factory = KeyFactory.getInstance(algorithm, BOUNCY_CASTLE);
        PublicKey publicKey =
                factory.generatePublic(new X509EncodedKeySpec(keys.getPublic().getEncoded()));
        PrivateKey privateKey = factory.generatePrivate(
                new PKCS8EncodedKeySpec(keys.getPrivate().getEncoded()));
        return new KeyPair(publicKey, privateKey);
    }

    private static byte[] sign(JcaCrypto crypto, SignatureScheme scheme, KeyPair keys) {
        return crypto.signer(keys.getPrivate(), keys.getPublic())
                .sign(scheme, CONTENT)
                .toCompletableFuture()
                .join();
    }

    private static Fault fault(Crypto crypto, SignatureScheme scheme, PublicKey key, byte[] content, byte[] signature) {
        List<Fault> faults = new ArrayList<>();
        assertThatThrownBy(() -> crypto.verifier().verify(scheme, key, content, signature))
                .isInstanceOfSatisfying(PeerFaultException.class, e -> faults.add(e.fault()));
        return faults.get(0);
    }

    static Stream<Arguments> each() {
        return Stream.of(SchemeForm.values())
                .flatMap(form -> Providers.all().map(crypto -> Arguments.of(form.scheme(), crypto)));
    }

    static Stream<Arguments> ecdsa() {
        return Stream.of(Curve.values())
                .flatMap(curve -> Providers.all().map(crypto -> Arguments.of(curve.scheme(), crypto)));
    }

    static Stream<Arguments> pairs() {
        return Stream.of(SchemeForm.values())
                .flatMap(form -> Providers.all()
                        .flatMap(one -> Providers.all()
                                .map((Named<JcaCrypto> other) -> Arguments.of(form.scheme(), one, other))));
    }
}

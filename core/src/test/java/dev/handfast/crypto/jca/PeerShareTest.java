package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.NamedGroup;
import dev.handfast.wire.Bytes;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a peer may not send as a share (RFC 8446, Section 4.2.8), with every set of providers. */
class PeerShareTest {

    /** The u-coordinates of small order that RFC 7748, Section 6.1 warns of, and their twins beyond the prime. */
    private static final List<String> SMALL_ORDER_X25519 = List.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");

    private static final List<String> SMALL_ORDER_X448 = List.of(
            "00".repeat(56),
            "01" + "00".repeat(55),
            "fe" + "ff".repeat(27) + "fe" + "ff".repeat(27),
            "ff".repeat(28) + "fe" + "ff".repeat(27),
            "00".repeat(28) + "ff".repeat(28));

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void ownShareHasTheSizeOfTheGroup(NamedGroup name, Crypto crypto) {
        try (PrivateShare share = share(name, crypto)) {
            assertThat(share.publicShare()).hasSize(shareLength(name));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void sharedSecretHasTheSizeOfTheGroup(NamedGroup name, Crypto crypto) throws PeerFaultException {
        try (PrivateShare share = share(name, crypto);
                Secret secret = share.decapsulate(peerShare(name, crypto))) {
            assertThat(secret.size()).isEqualTo(secretLength(name));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void refusesEveryWrongLength(NamedGroup name, Crypto crypto) {
        byte[] good = peerShare(name, crypto);
        try (PrivateShare share = share(name, crypto)) {
            for (int length : new int[] {0, 1, good.length / 2, good.length - 1, good.length + 1, 2 * good.length}) {
                assertRefused(() -> share.decapsulate(Arrays.copyOf(good, length)));
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void serverRefusesZeros(NamedGroup name, Crypto crypto) {
        KeyExchangeGroup group = crypto.group(name).orElseThrow();
        byte[] zeros = new byte[shareLength(name)];

        assertRefused(() -> group.encapsulate(zeros, crypto.random()));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void neverFailsInAnyOtherWay(NamedGroup name, Crypto crypto) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (PrivateShare share = share(name, crypto)) {
            for (int i = 0; i < 20; i++) {
                byte[] noise = new byte[shareLength(name)];
                random.nextBytes(noise);
                noise[0] = i % 2 == 0 ? 4 : noise[0];
                try {
                    share.decapsulate(noise).close();
                } catch (PeerFaultException e) {
                    assertThat(e.fault()).as("seed %d", seed).isEqualTo(DecodeFault.MALFORMED_KEY_SHARE);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("montgomery")
    void refusesPointsOfSmallOrder(NamedGroup name, Crypto crypto) {
        List<String> points = name.equals(NamedGroup.X25519) ? SMALL_ORDER_X25519 : SMALL_ORDER_X448;
        try (PrivateShare share = share(name, crypto)) {
            for (String point : points) {
                assertRefused(() -> share.decapsulate(Bytes.hex(point).toArray()));
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("x25519")
    void ignoresTheHighestBitOfX25519(NamedGroup name, Crypto crypto) throws PeerFaultException {
        byte[] plain = peerShare(name, crypto);
        byte[] marked = plain.clone();
        marked[31] |= (byte) 0x80;
        try (PrivateShare share = share(name, crypto);
                Secret one = share.decapsulate(plain);
                Secret other = share.decapsulate(marked)) {
            assertThat(other.bytes()).isEqualTo(one.bytes());
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("x25519")
    void takesAnX25519CoordinateBeyondThePrimeModuloThePrime(NamedGroup name, Crypto crypto) throws PeerFaultException {
        byte[] nine = Bytes.hex("09" + "00".repeat(31)).toArray();
        byte[] nineAndPrime = Bytes.hex("f6" + "ff".repeat(30) + "7f").toArray();
        try (PrivateShare share = share(name, crypto);
                Secret one = share.decapsulate(nine);
                Secret other = share.decapsulate(nineAndPrime)) {
            assertThat(other.bytes()).isEqualTo(one.bytes());
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("weierstrass")
    void refusesOtherFormsOfAPoint(NamedGroup name, Crypto crypto) {
        byte[] good = peerShare(name, crypto);
        byte[] compressed = Arrays.copyOf(good, 1 + good.length / 2);
        compressed[0] = (byte) (2 + (good[good.length - 1] & 1));
        byte[] hybrid = good.clone();
        hybrid[0] = (byte) (6 + (good[good.length - 1] & 1));
        byte[] unknown = good.clone();
        unknown[0] = 0;
        byte[] infinity = {0};
        try (PrivateShare share = share(name, crypto)) {
            for (byte[] form : List.of(compressed, hybrid, unknown, infinity)) {
                assertRefused(() -> share.decapsulate(form));
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("weierstrass")
    void refusesAPointOffTheCurve(NamedGroup name, Crypto crypto) {
        byte[] off = peerShare(name, crypto);
        off[off.length - 1] ^= 1;
        try (PrivateShare share = share(name, crypto)) {
            assertRefused(() -> share.decapsulate(off));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("weierstrass")
    void refusesCoordinatesFromThePrimeOn(NamedGroup name, Crypto crypto) {
        BigInteger prime = curvePrime(name);
        int length = shareLength(name) / 2;
        // x = 0 is on each of these curves, so x = p would be the same point if it were taken modulo p.
        BigInteger y = rootOfB(name);
        try (PrivateShare share = share(name, crypto)) {
            assertThat(accepts(share, point(BigInteger.ZERO, y, length))).isTrue();
            assertRefused(() -> share.decapsulate(point(prime, y, length)));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("weierstrass")
    void refusesAPointOfAnotherCurve(NamedGroup name, Crypto crypto) {
        NamedGroup other = name.equals(NamedGroup.SECP256R1) ? NamedGroup.SECP384R1 : NamedGroup.SECP256R1;
        byte[] foreign = peerShare(other, crypto);
        try (PrivateShare share = share(name, crypto)) {
            assertRefused(() -> share.decapsulate(foreign));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("finiteFields")
    void refusesFiniteFieldValuesAtTheEdges(NamedGroup name, Crypto crypto) {
        BigInteger prime = FfdheGroups.prime(name);
        int length = shareLength(name);
        try (PrivateShare share = share(name, crypto)) {
            for (BigInteger y : List.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    prime.subtract(BigInteger.ONE),
                    prime,
                    prime.add(BigInteger.ONE),
                    BigInteger.ONE.shiftLeft(8 * length).subtract(BigInteger.ONE))) {
                assertRefused(() -> share.decapsulate(fixed(y, length)));
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("finiteFields")
    void acceptsFiniteFieldValuesJustInside(NamedGroup name, Crypto crypto) {
        BigInteger prime = FfdheGroups.prime(name);
        int length = shareLength(name);
        try (PrivateShare share = share(name, crypto)) {
            assertThat(accepts(share, fixed(BigInteger.TWO, length))).isTrue();
            assertThat(accepts(share, fixed(prime.subtract(BigInteger.TWO), length)))
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("finiteFields")
    void keepsLeadingZerosOfAFiniteFieldSecret(NamedGroup name, Crypto crypto) throws PeerFaultException {
        BigInteger prime = FfdheGroups.prime(name);
        int length = shareLength(name);
        try (PrivateShare share = share(name, crypto)) {
            BigInteger own = new BigInteger(1, share.publicShare());
            BigInteger expected = own;
            BigInteger peer = BigInteger.TWO;
            while (expected.bitLength() > 8 * (length - 1)) {
                expected = expected.multiply(own).mod(prime);
                peer = peer.shiftLeft(1).mod(prime);
            }
            try (Secret secret = share.decapsulate(fixed(peer, length))) {
                assertThat(secret.bytes()).isEqualTo(fixed(expected, length));
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void eachShareIsFresh(NamedGroup name, Crypto crypto) {
        assertThat(peerShare(name, crypto)).isNotEqualTo(peerShare(name, crypto));
    }

    /** The square root of the curve's b; all three primes are 3 modulo 4. */
    private static BigInteger rootOfB(NamedGroup name) {
        BigInteger prime = curvePrime(name);
        BigInteger b = JdkCurves.parameters(name).getCurve().getB();
        return b.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
    }

    private static BigInteger curvePrime(NamedGroup name) {
        return ((ECFieldFp) JdkCurves.parameters(name).getCurve().getField()).getP();
    }

    private static int shareLength(NamedGroup name) {
        return switch (name.toString()) {
            case "x25519" -> 32;
            case "x448" -> 56;
            case "secp256r1" -> 65;
            case "secp384r1" -> 97;
            case "secp521r1" -> 133;
            case "ffdhe2048" -> 256;
            default -> 384;
        };
    }

    private static int secretLength(NamedGroup name) {
        return switch (name.toString()) {
            case "secp256r1" -> 32;
            case "secp384r1" -> 48;
            case "secp521r1" -> 66;
            default -> shareLength(name);
        };
    }

    private static boolean accepts(PrivateShare share, byte[] peer) {
        try (Secret secret = share.decapsulate(peer)) {
            return secret.size() > 0;
        } catch (PeerFaultException e) {
            return false;
        }
    }

    private static byte[] point(BigInteger x, BigInteger y, int length) {
        return HexFormat.of()
                .parseHex("04"
                        + HexFormat.of().formatHex(fixed(x, length))
                        + HexFormat.of().formatHex(fixed(y, length)));
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        int used = Math.min(length, bytes.length);
        byte[] fixed = new byte[length];
        System.arraycopy(bytes, bytes.length - used, fixed, length - used, used);
        return fixed;
    }

    private static PrivateShare share(NamedGroup name, Crypto crypto) {
        return crypto.group(name).orElseThrow().generate(crypto.random());
    }

    private static byte[] peerShare(NamedGroup name, Crypto crypto) {
        try (PrivateShare share = share(name, crypto)) {
            return share.publicShare();
        }
    }

    private static void assertRefused(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOfSatisfying(
                        PeerFaultException.class,
                        e -> assertThat(e.fault()).isEqualTo(DecodeFault.MALFORMED_KEY_SHARE));
    }

    static Stream<Arguments> each() {
        return Providers.all()
                .flatMap(crypto ->
                        crypto.getPayload().groups().stream().map(group -> Arguments.of(group.name(), crypto)));
    }

    static Stream<Arguments> montgomery() {
        return Stream.of(NamedGroup.X25519, NamedGroup.X448).flatMap(PeerShareTest::byAll);
    }

    static Stream<Arguments> x25519() {
        return byAll(NamedGroup.X25519);
    }

    static Stream<Arguments> weierstrass() {
        return Stream.of(NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1)
                .flatMap(PeerShareTest::byAll);
    }

    static Stream<Arguments> finiteFields() {
        return Stream.of(NamedGroup.FFDHE2048, NamedGroup.FFDHE3072).flatMap(PeerShareTest::byAll);
    }

    private static Stream<Arguments> byAll(NamedGroup name) {
        return Providers.all().map(crypto -> Arguments.of(name, crypto));
    }
}

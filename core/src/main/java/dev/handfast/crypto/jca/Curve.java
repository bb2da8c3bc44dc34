package dev.handfast.crypto.jca;

import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;

/** The curves of SEC 2 that TLS uses: y^2 = x^3 - 3x + b over the integers modulo p. */
@SuppressWarnings("ImmutableEnumChecker") // records are immutable
enum Curve {
    SECP256R1(
            NamedGroup.SECP256R1,
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
            "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
            "3059301306072a8648ce3d020106082a8648ce3d030107034200"),
    SECP384R1(
            NamedGroup.SECP384R1,
            SignatureScheme.ECDSA_SECP384R1_SHA384,
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
            "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
            "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
            "3076301006072a8648ce3d020106052b81040022036200"),
    SECP521R1(
            NamedGroup.SECP521R1,
            SignatureScheme.ECDSA_SECP521R1_SHA512,
            "1ff" + "f".repeat(128),
            "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f"
                    + "1ef451fd46b503f00",
            "c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a42"
                    + "9bf97e7e31c2e5bd66",
            "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47a"
                    + "ebb6fb71e91386409",
            "30819b301006072a8648ce3d020106052b8104002303818600");

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final NamedGroup group;
    private final SignatureScheme scheme;
    private final BigInteger prime;
    private final BigInteger b;
    private final BigInteger generatorX;
    private final BigInteger order;
    private final String spkiHeader;

    Curve(
            NamedGroup group,
            SignatureScheme scheme,
            String prime,
            String b,
            String generatorX,
            String order,
            String spkiHeader) {
        this.group = group;
        this.scheme = scheme;
        this.prime = new BigInteger(prime, 16);
        this.b = new BigInteger(b, 16);
        this.generatorX = new BigInteger(generatorX, 16);
        this.order = new BigInteger(order, 16);
        this.spkiHeader = spkiHeader;
    }

    /** The curve of a key whose point lies on it. */
    static Optional<Curve> of(ECPublicKey key) {
        return of(key.getParams()).filter(curve -> curve.holds(key.getW()));
    }

    static Optional<Curve> of(ECParameterSpec parameters) {
        return Arrays.stream(values()).filter(curve -> curve.is(parameters)).findFirst();
    }

    NamedGroup group() {
        return group;
    }

    /** The scheme of TLS 1.3 that is bound to this curve. */
    SignatureScheme scheme() {
        return scheme;
    }

    /** The name that providers know. */
    String jcaName() {
        return group.toString();
    }

    /** The size of a coordinate in bytes. */
    int coordinateLength() {
        return (prime.bitLength() + 7) / 8;
    }

    /** What stands before an uncompressed point in a SubjectPublicKeyInfo, in hexadecimal. */
    String spkiHeader() {
        return spkiHeader;
    }

    boolean holds(ECPoint point) {
        return !point.equals(ECPoint.POINT_INFINITY) && holds(point.getAffineX(), point.getAffineY());
    }

    /** Whether two numbers are the coordinates of a point; as the cofactor is one, it then is of the right order. */
    boolean holds(BigInteger x, BigInteger y) {
        if (isOutside(x) || isOutside(y)) {
            return false;
        }
        BigInteger right = x.multiply(x).subtract(THREE).multiply(x).add(b);
        return y.multiply(y).subtract(right).mod(prime).signum() == 0;
    }

    private boolean isOutside(BigInteger coordinate) {
        return coordinate.signum() < 0 || coordinate.compareTo(prime) >= 0;
    }

    private boolean is(ECParameterSpec parameters) {
        return parameters.getCurve().getField() instanceof ECFieldFp field
                && field.getP().equals(prime)
                && parameters.getCurve().getA().mod(prime).equals(prime.subtract(THREE))
                && parameters.getCurve().getB().equals(b)
                && parameters.getGenerator().getAffineX().equals(generatorX)
                && holds(parameters.getGenerator())
                && parameters.getOrder().equals(order)
                && parameters.getCofactor() == 1;
    }
}

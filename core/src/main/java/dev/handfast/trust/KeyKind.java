package dev.handfast.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/**
 * A kind of key that certificates can have.
 *
 * @param algorithm its name in Java's cryptography
 * @param parameters its curve, or the number of bits of its modulus in decimal
 */
public record KeyKind(String algorithm, String parameters) {

    public static final KeyKind P256 = new KeyKind("EC", "secp256r1");
    public static final KeyKind P384 = new KeyKind("EC", "secp384r1");
    public static final KeyKind P521 = new KeyKind("EC", "secp521r1");
    public static final KeyKind ED25519 = new KeyKind("EdDSA", "Ed25519");
    public static final KeyKind ED448 = new KeyKind("EdDSA", "Ed448");

    /** An RSA key for any use. */
    public static KeyKind rsa(int bits) {
        return new KeyKind("RSA", Integer.toString(bits));
    }

    /** An RSA key that may make PSS signatures only, with any hash (RFC 4055). */
    public static KeyKind rsaPss(int bits) {
        return new KeyKind("RSASSA-PSS", Integer.toString(bits));
    }

    /**
     * Makes a key of this kind. Takes a second and more for large RSA keys.
     *
     * @throws IllegalArgumentException when the Java runtime has no such keys
     */
    public KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(specification());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no keys of the kind " + this, e);
        }
    }

    /** What keys of this kind sign certificates with by default, as Java names it. */
    static String signatureOf(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA" + hashBits(((ECKey) key).getParams().getOrder().bitLength()) + "withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
    }

    private static int hashBits(int curveBits) {
        if (curveBits <= 256) {
            return 256;
        }
        return curveBits <= 384 ? 384 : 512;
    }

    private AlgorithmParameterSpec specification() {
        return switch (algorithm) {
            case "EC" -> new ECGenParameterSpec(parameters);
            case "EdDSA" -> new NamedParameterSpec(parameters);
            default -> new RSAKeyGenParameterSpec(Integer.parseInt(parameters), RSAKeyGenParameterSpec.F4);
        };
    }

    @Override
    public String toString() {
        return algorithm + " " + parameters;
    }
}

package dev.handfast.crypto.jca;

import dev.handfast.iana.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs made by the JDK, once a run. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the arrays
enum TestKeys {
    RSA_1024("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4)),
    RSA_2048("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
    RSA_PSS("RSASSA-PSS", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
    RSA_PSS_SHA384(
            "RSASSA-PSS",
            new RSAKeyGenParameterSpec(
                    2048,
                    RSAKeyGenParameterSpec.F4,
                    new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1))),
    P256("EC", new ECGenParameterSpec("secp256r1")),
    P384("EC", new ECGenParameterSpec("secp384r1")),
    P521("EC", new ECGenParameterSpec("secp521r1")),
    ED25519("Ed25519"),
    ED448("Ed448");

    private static final Map<TestKeys, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private final String algorithm;
    private final AlgorithmParameterSpec[] parameters;

    TestKeys(String algorithm, AlgorithmParameterSpec... parameters) {
        this.algorithm = algorithm;
        this.parameters = parameters;
    }

    /** The keys that are usual for a scheme. */
    static TestKeys of(SignatureScheme scheme) {
        String name = scheme.toString();
        if (name.startsWith("rsa_pss_pss")) {
            return RSA_PSS;
        }
        return switch (name) {
            case "ecdsa_secp256r1_sha256" -> P256;
            case "ecdsa_secp384r1_sha384" -> P384;
            case "ecdsa_secp521r1_sha512" -> P521;
            case "ed25519" -> ED25519;
            case "ed448" -> ED448;
            default -> RSA_2048;
        };
    }

    KeyPair pair() {
        return PAIRS.computeIfAbsent(this, TestKeys::generate);
    }

    private KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            for (AlgorithmParameterSpec parameter : parameters) {
                generator.initialize(parameter);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

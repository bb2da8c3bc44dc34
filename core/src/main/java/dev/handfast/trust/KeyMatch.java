package dev.handfast.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Whether two keys are a pair: what one signs, the other verifies. */
final class KeyMatch {

    private static final byte[] CHALLENGE = "handfast: do these keys belong together?".getBytes(StandardCharsets.UTF_8);

    private static final PSSParameterSpec PSS_SHA256 =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private KeyMatch() {}

    /** Whether the keys are a pair; a key that cannot leave its token, and may need a PIN, is believed. */
    static boolean isPair(PublicKey publicKey, PrivateKey privateKey) {
        if (privateKey.getEncoded() == null) {
            return true;
        }
        try {
            return verifies(publicKey, sign(privateKey));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static byte[] sign(PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
        if (key instanceof RSAKey rsa && key.getAlgorithm().equals("RSASSA-PSS")) {
            signature.setParameter(parameters(rsa));
        }
        signature.initSign(key);
        signature.update(CHALLENGE);
        return signature.sign();
    }

    private static boolean verifies(PublicKey key, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
        if (key instanceof RSAKey rsa && key.getAlgorithm().equals("RSASSA-PSS")) {
            signature.setParameter(parameters(rsa));
        }
        signature.initVerify(key);
        signature.update(CHALLENGE);
        return signature.verify(signed);
    }

    private static String algorithm(String keyAlgorithm) {
        return switch (keyAlgorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> keyAlgorithm;
        };
    }

    /** What the key itself demands (RFC 4055, Section 3.3), else SHA-256. */
    private static AlgorithmParameterSpec parameters(RSAKey key) {
        return key.getParams() == null ? PSS_SHA256 : key.getParams();
    }
}

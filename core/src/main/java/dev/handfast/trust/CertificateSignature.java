package dev.handfast.trust;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;

/**
 * How a certificate is signed: the algorithm as Java and as X.509 name it.
 *
 * <pre>
 * AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY OPTIONAL }
 * </pre>
 *
 * <p>Weak algorithms are here so that tests can make certificates that must be refused.
 */
final class CertificateSignature {

    private static final String PSS = "RSASSA-PSS";
    private static final PSSParameterSpec PSS_SHA256 =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private static final Map<String, String> OIDS = Map.ofEntries(
            Map.entry("MD5withRSA", "1.2.840.113549.1.1.4"),
            Map.entry("SHA1withRSA", "1.2.840.113549.1.1.5"),
            Map.entry("SHA256withRSA", "1.2.840.113549.1.1.11"),
            Map.entry("SHA384withRSA", "1.2.840.113549.1.1.12"),
            Map.entry("SHA512withRSA", "1.2.840.113549.1.1.13"),
            Map.entry("SHA1withECDSA", "1.2.840.10045.4.1"),
            Map.entry("SHA256withECDSA", "1.2.840.10045.4.3.2"),
            Map.entry("SHA384withECDSA", "1.2.840.10045.4.3.3"),
            Map.entry("SHA512withECDSA", "1.2.840.10045.4.3.4"),
            Map.entry("Ed25519", "1.3.101.112"),
            Map.entry("Ed448", "1.3.101.113"),
            Map.entry(PSS, "1.2.840.113549.1.1.10"));

    private final String name;
    private final String oid;

    private CertificateSignature(String name, String oid) {
        this.name = name;
        this.oid = oid;
    }

    /** The signature of that name, such as {@code SHA256withECDSA} or {@code RSASSA-PSS}. */
    static CertificateSignature of(String name, PrivateKey key) {
        String exact = key instanceof EdECKey edwards ? edwards.getParams().getName() : name;
        String oid = OIDS.get(exact);
        if (oid == null) {
            throw new IllegalArgumentException("no such signature algorithm: " + name);
        }
        return new CertificateSignature(exact, oid);
    }

    byte[] identifier() {
        if (name.equals(PSS)) {
            return Der.sequence(Der.oid(oid), pssParameters());
        }
        return name.endsWith("RSA") ? Der.sequence(Der.oid(oid), Der.NULL) : Der.sequence(Der.oid(oid));
    }

    byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(name);
        if (name.equals(PSS)) {
            signature.setParameter(PSS_SHA256);
        }
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    private static byte[] pssParameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance(PSS);
            parameters.init(PSS_SHA256);
            return parameters.getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java runtime since 11 has RSASSA-PSS", e);
        }
    }
}

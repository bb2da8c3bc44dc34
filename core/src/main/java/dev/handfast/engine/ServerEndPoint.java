package dev.handfast.engine;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;

/**
 * The value of tls-server-end-point: the hash of a certificate, with the hash of its own signature, but for MD5 and SHA-1,
 * in whose place SHA-256 stands. Where the signature has no single hash, there is no value. RFC 5929, Section 4.1.
 */
final class ServerEndPoint {

    private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";

    /** By the object identifier of the signature algorithm. */
    private static final Map<String, String> HASHES = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.4", "SHA-256"),
            Map.entry("1.2.840.113549.1.1.5", "SHA-256"),
            Map.entry("1.2.840.113549.1.1.14", "SHA-224"),
            Map.entry("1.2.840.113549.1.1.11", "SHA-256"),
            Map.entry("1.2.840.113549.1.1.12", "SHA-384"),
            Map.entry("1.2.840.113549.1.1.13", "SHA-512"),
            Map.entry("1.2.840.10045.4.1", "SHA-256"),
            Map.entry("1.2.840.10045.4.3.1", "SHA-224"),
            Map.entry("1.2.840.10045.4.3.2", "SHA-256"),
            Map.entry("1.2.840.10045.4.3.3", "SHA-384"),
            Map.entry("1.2.840.10045.4.3.4", "SHA-512"));

    private ServerEndPoint() {}

    static Optional<byte[]> of(X509Certificate certificate) {
        try {
            Optional<String> hash = hash(certificate);
            return hash.isEmpty()
                    ? Optional.empty()
                    : Optional.of(MessageDigest.getInstance(hash.get()).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> hash(X509Certificate certificate) throws GeneralSecurityException, IOException {
        byte[] parameters = certificate.getSigAlgParams();
        if (certificate.getSigAlgOID().equals(RSASSA_PSS) && parameters != null) {
            AlgorithmParameters pss = AlgorithmParameters.getInstance("RSASSA-PSS");
            pss.init(parameters);
            String digest = pss.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
            return Optional.of(digest.equals("SHA-1") || digest.equals("MD5") ? "SHA-256" : digest);
        }
        return Optional.ofNullable(HASHES.get(certificate.getSigAlgOID()));
    }
}

package dev.handfast.trust;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the keys and signatures of a path are strong enough to prove anything. */
final class StrengthCheck {

    private static final int LEAST_RSA = 2048;
    private static final int LEAST_CURVE = 224;
    private static final Pattern WEAK_HASH = Pattern.compile("(MD2|MD4|MD5|SHA-?1)(WITH.*)?");

    private StrengthCheck() {}

    static void check(CandidatePath path, Findings findings) {
        for (int i = 0; i < path.size(); i++) {
            checkKey(path.at(i), findings);
            if (!path.isAnchor(i)) {
                checkSignature(path.at(i), findings);
            }
        }
    }

    private static void checkKey(X509Certificate certificate, Findings findings) {
        PublicKey key = certificate.getPublicKey();
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA) {
            weak(certificate, "has an RSA key of only " + rsa.getModulus().bitLength() + " bits", findings);
        } else if (key.getAlgorithm().equals("EC") && bits(key) < LEAST_CURVE) {
            weak(certificate, "has a key on an elliptic curve of only " + bits(key) + " bits", findings);
        } else if (key instanceof DSAKey) {
            weak(certificate, "has a DSA key, which TLS has given up", findings);
        }
    }

    private static void checkSignature(X509Certificate certificate, Findings findings) {
        String algorithm = certificate.getSigAlgName();
        if (WEAK_HASH.matcher(algorithm.toUpperCase(Locale.ROOT)).matches()) {
            weak(certificate, "is signed with " + Printable.of(algorithm), findings);
        } else if (algorithm.equals("RSASSA-PSS") && hasWeakPssHash(certificate)) {
            weak(certificate, "is signed with RSASSA-PSS and a weak or unknown hash", findings);
        }
    }

    private static boolean hasWeakPssHash(X509Certificate certificate) {
        byte[] encoded = certificate.getSigAlgParams();
        if (encoded == null) {
            return true;
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(encoded);
            String hash = parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
            return WEAK_HASH.matcher(hash.toUpperCase(Locale.ROOT)).matches();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return true;
        }
    }

    /** The size of a curve; where the Java runtime does not know the curve, that of the point's coordinates. */
    private static int bits(PublicKey key) {
        if (key instanceof ECKey curve) {
            return curve.getParams().getOrder().bitLength();
        }
        try {
            DerReader fields = new DerReader(key.getEncoded()).enter(DerReader.SEQUENCE);
            fields.element();
            byte[] unusedBitsAndPoint = fields.content(DerReader.BIT_STRING);
            boolean isWhole = unusedBitsAndPoint.length > 1 && unusedBitsAndPoint[1] == 4;
            return (unusedBitsAndPoint.length - 2) * 8 / (isWhole ? 2 : 1);
        } catch (MalformedDerException | RuntimeException e) {
            return 0;
        }
    }

    private static void weak(X509Certificate certificate, String how, Findings findings) {
        findings.add(CertificateFlag.INSECURE, certificate, how);
    }
}

package dev.handfast.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the Java runtime's validator agrees that a path is good; it has the last word. */
final class RuntimeCheck {

    private static final Map<Reason, CertificateFlag> FLAGS = Map.of(
            BasicReason.EXPIRED, CertificateFlag.EXPIRED,
            BasicReason.NOT_YET_VALID, CertificateFlag.NOT_ACTIVATED,
            BasicReason.REVOKED, CertificateFlag.REVOKED,
            BasicReason.ALGORITHM_CONSTRAINED, CertificateFlag.INSECURE,
            PKIXReason.NO_TRUST_ANCHOR, CertificateFlag.UNKNOWN_CA,
            PKIXReason.NOT_CA_CERT, CertificateFlag.UNKNOWN_CA);

    private RuntimeCheck() {}

    /** Validates a path that ends in an anchor. */
    static void check(CandidatePath path, Instant at, Findings findings) {
        List<X509Certificate> below = path.certificates().subList(0, path.size() - 1);
        if (below.isEmpty()) {
            return;
        }
        try {
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters(path, at));
        } catch (CertPathValidatorException e) {
            X509Certificate culprit = path.at(Math.max(0, e.getIndex()));
            findings.add(flag(e), culprit, explanation(e));
        } catch (GeneralSecurityException | RuntimeException e) {
            findings.add(CertificateFlag.GENERIC_ERROR, path.leaf(), "cannot be checked: " + text(e));
        }
    }

    private static PKIXParameters parameters(CandidatePath path, Instant at) throws GeneralSecurityException {
        X509Certificate anchor = path.last();
        // By name and key: which certificates may be anchors was decided before.
        PKIXParameters parameters = new PKIXParameters(
                Set.of(new TrustAnchor(anchor.getSubjectX500Principal(), anchor.getPublicKey(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        return parameters;
    }

    private static CertificateFlag flag(CertPathValidatorException e) {
        return FLAGS.getOrDefault(e.getReason(), CertificateFlag.GENERIC_ERROR);
    }

    private static String explanation(CertPathValidatorException e) {
        if (e.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
            return "relies on an algorithm that this Java runtime has disabled: " + text(e);
        }
        return e.getReason() == BasicReason.INVALID_SIGNATURE
                ? "has a signature that its issuer did not make"
                : "is refused by the Java runtime: " + text(e);
    }

    private static String text(Exception e) {
        return Printable.of(String.valueOf(e.getMessage()));
    }
}

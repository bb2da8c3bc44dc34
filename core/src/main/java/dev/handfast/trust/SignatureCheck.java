package dev.handfast.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Whether each certificate of a path was signed with the key of the next. */
final class SignatureCheck {

    private SignatureCheck() {}

    static void check(CandidatePath path, Findings findings) {
        for (int i = 1; i < path.size(); i++) {
            if (!isSignedBy(path.at(i - 1), path.at(i))) {
                findings.add(
                        CertificateFlag.GENERIC_ERROR,
                        path.at(i - 1),
                        "has a signature that " + DistinguishedName.subject(path.at(i)) + " did not make");
            }
        }
    }

    static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}

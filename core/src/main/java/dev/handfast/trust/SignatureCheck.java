package dev.handfast.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether each certificate of a path was signed with the key of the next.
 *
 * <p>One object serves all paths of one verification: it verifies no signature twice, and only so many in all, because a
 * peer decides how many there are.
 */
final class SignatureCheck {

    private static final int MOST_VERIFICATIONS = 40;

    /** By certificate and issuer. */
    private final Map<List<X509Certificate>, Boolean> known = new HashMap<>();

    void check(CandidatePath path, Findings findings) {
        for (int i = 1; i < path.size(); i++) {
            List<X509Certificate> link = List.of(path.at(i - 1), path.at(i));
            if (known.size() == MOST_VERIFICATIONS && !known.containsKey(link)) {
                findings.add(
                        CertificateFlag.GENERIC_ERROR,
                        path.at(i - 1),
                        "came with more certificates of one name than are looked at");
                return;
            }
            if (!known.computeIfAbsent(link, pair -> isSignedBy(pair.get(0), pair.get(1)))) {
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

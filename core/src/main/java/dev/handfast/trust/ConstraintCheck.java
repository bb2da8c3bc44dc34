package dev.handfast.trust;

import java.io.IOException;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a path obeys what its authorities demand of it (RFC 5280, Sections 4.2, 4.2.1.9, 4.2.1.10). */
final class ConstraintCheck {

    private ConstraintCheck() {}

    static void check(CandidatePath path, Findings findings) {
        for (int i = 0; i < path.size(); i++) {
            if (!path.isAnchor(i)) {
                checkCriticalExtensions(path.at(i), findings);
            }
            if (i > 0) {
                checkPathLength(path, i, findings);
                checkNames(path, i, findings);
            }
        }
    }

    private static void checkCriticalExtensions(X509Certificate certificate, Findings findings) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        if (critical == null) {
            return;
        }
        Set<String> strange = new TreeSet<>(critical);
        strange.removeAll(CertificateExtensions.UNDERSTOOD);
        if (!strange.isEmpty()) {
            findings.add(
                    CertificateFlag.GENERIC_ERROR,
                    certificate,
                    "has critical extensions that are not understood: " + String.join(", ", strange));
        }
    }

    private static void checkPathLength(CandidatePath path, int authority, Findings findings) {
        int limit = path.at(authority).getBasicConstraints();
        if (limit < 0) {
            return;
        }
        long between = path.certificates().subList(1, authority).stream()
                .filter(certificate -> !DistinguishedName.isSelfIssued(certificate))
                .count();
        if (between > limit) {
            findings.add(
                    CertificateFlag.GENERIC_ERROR,
                    path.at(authority),
                    "allows " + limit + " authorities below itself, and there are " + between);
        }
    }

    private static void checkNames(CandidatePath path, int authority, Findings findings) {
        Optional<byte[]> constraints =
                CertificateExtensions.content(path.at(authority), CertificateExtensions.NAME_CONSTRAINTS);
        if (constraints.isEmpty()) {
            return;
        }
        for (int i = 0; i < authority; i++) {
            boolean isExempt = i > 0 && DistinguishedName.isSelfIssued(path.at(i));
            if (!isExempt && !obeys(path.at(i), constraints.get())) {
                findings.add(
                        CertificateFlag.GENERIC_ERROR,
                        path.at(i),
                        "has names that its authority " + DistinguishedName.subject(path.at(authority))
                                + " may not give (nameConstraints)");
            }
        }
    }

    private static boolean obeys(X509Certificate certificate, byte[] constraints) {
        try {
            X509CertSelector selector = new X509CertSelector();
            selector.setNameConstraints(constraints);
            return selector.match(certificate);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}

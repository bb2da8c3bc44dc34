package dev.handfast.trust;

import java.security.cert.X509Certificate;

/** Whether a path leads to an anchor, through authorities only. */
final class AnchorCheck {

    private AnchorCheck() {}

    static void check(CandidatePath path, TrustAnchors anchors, Findings findings) {
        for (int i = 1; i < path.size(); i++) {
            if (!isAuthority(path.at(i), path.isAnchor(i))) {
                findings.add(
                        CertificateFlag.UNKNOWN_CA,
                        path.at(i - 1),
                        "was issued by " + DistinguishedName.subject(path.at(i)) + ", which is not an authority");
            }
        }
        if (!path.anchored()) {
            findings.add(CertificateFlag.UNKNOWN_CA, path.last(), whereItEnds(path, anchors));
        }
    }

    /** RFC 5280, Section 4.2.1.9. Roots older than the extension are taken only when they are trusted by name. */
    private static boolean isAuthority(X509Certificate certificate, boolean isAnchor) {
        return certificate.getBasicConstraints() >= 0
                || (isAnchor
                        && DistinguishedName.isSelfIssued(certificate)
                        && !CertificateExtensions.has(certificate, CertificateExtensions.BASIC_CONSTRAINTS));
    }

    private static String whereItEnds(CandidatePath path, TrustAnchors anchors) {
        X509Certificate last = path.last();
        if (DistinguishedName.isSelfIssued(last)) {
            return path.size() > 1
                    ? "is an authority that is not trusted here"
                    : "is self-signed and not trusted here by itself";
        }
        String issued = "was issued by " + DistinguishedName.issuer(last);
        if (path.size() == PathSearch.LONGEST_PATH) {
            return issued + ", and the path is too long already";
        }
        if (!anchors.named(last.getIssuerX500Principal()).isEmpty()) {
            return issued + ", and the trusted authority of that name has another key";
        }
        return path.certificates().stream()
                        .anyMatch(one -> one.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
                ? issued + ", which leads back to where the path came from"
                : issued + ", whose certificate the peer did not send and which is not trusted here";
    }
}

package dev.handfast.trust;

import java.security.cert.X509Certificate;
import java.util.List;

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
            explain(path.last(), path.size() > 1, anchors, findings);
        }
    }

    /** RFC 5280, Section 4.2.1.9. Roots older than the extension are taken only when they are trusted by name. */
    private static boolean isAuthority(X509Certificate certificate, boolean isAnchor) {
        return certificate.getBasicConstraints() >= 0
                || (isAnchor
                        && DistinguishedName.isSelfIssued(certificate)
                        && !CertificateExtensions.has(certificate, CertificateExtensions.BASIC_CONSTRAINTS));
    }

    private static void explain(X509Certificate last, boolean isAuthority, TrustAnchors anchors, Findings findings) {
        if (DistinguishedName.isSelfIssued(last)) {
            findings.add(
                    CertificateFlag.UNKNOWN_CA,
                    last,
                    isAuthority
                            ? "is an authority that is not trusted here"
                            : "is self-signed and not trusted here by itself");
            return;
        }
        List<X509Certificate> namesakes = anchors.named(last.getIssuerX500Principal());
        findings.add(
                CertificateFlag.UNKNOWN_CA,
                last,
                "was issued by " + DistinguishedName.issuer(last)
                        + (namesakes.isEmpty()
                                ? ", whose certificate the peer did not send and which is not trusted here"
                                : ", and the trusted authority of that name has another key"));
    }
}

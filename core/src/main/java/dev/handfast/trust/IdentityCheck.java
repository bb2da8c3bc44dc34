package dev.handfast.trust;

import java.security.cert.X509Certificate;

/** Whether a certificate is for the peer that was expected. */
final class IdentityCheck {

    private IdentityCheck() {}

    static void check(X509Certificate leaf, PeerIdentity identity, Findings findings) {
        if (identity.matches(leaf)) {
            return;
        }
        SubjectNames names = SubjectNames.of(leaf);
        String whose = names.isEmpty()
                ? "names no host in its subjectAltName (the common name does not count)"
                : "is for " + names.text();
        findings.add(CertificateFlag.BAD_IDENTITY, leaf, whose + ", and not for " + identity.text());
    }
}

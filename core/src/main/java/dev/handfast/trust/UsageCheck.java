package dev.handfast.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Whether keys may be used for what they are used for (RFC 5280, Sections 4.2.1.3 and 4.2.1.12). */
final class UsageCheck {

    private static final String ANY = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;

    private UsageCheck() {}

    static void check(CandidatePath path, Purpose purpose, Findings findings) {
        checkKeyUsage(path.leaf(), DIGITAL_SIGNATURE, "does not allow its key to sign handshakes", findings);
        checkPurpose(path.leaf(), purpose, findings);
        for (int i = 1; i < path.size(); i++) {
            checkKeyUsage(path.at(i), KEY_CERT_SIGN, "does not allow its key to sign certificates", findings);
            if (!path.isAnchor(i)) {
                checkPurpose(path.at(i), purpose, findings);
            }
        }
    }

    private static void checkKeyUsage(X509Certificate certificate, int bit, String otherwise, Findings findings) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null && !CertificateExtensions.has(certificate, CertificateExtensions.KEY_USAGE)) {
            return;
        }
        if (usage == null || bit >= usage.length || !usage[bit]) {
            findings.add(CertificateFlag.GENERIC_ERROR, certificate, otherwise + " (keyUsage)");
        }
    }

    private static void checkPurpose(X509Certificate certificate, Purpose purpose, Findings findings) {
        if (CertificateExtensions.has(certificate, CertificateExtensions.EXTENDED_KEY_USAGE)
                && !allows(certificate, purpose)) {
            findings.add(
                    CertificateFlag.GENERIC_ERROR,
                    certificate,
                    "is not for the purpose " + purpose.label() + " (extKeyUsage)");
        }
    }

    private static boolean allows(X509Certificate certificate, Purpose purpose) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes != null && (purposes.contains(purpose.oid()) || purposes.contains(ANY));
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}

package dev.handfast.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the OCSP responses that came with certificates say that none of them was withdrawn (RFC 6960; RFC 8446, Section
 * 4.4.2.1).
 *
 * <p>Nothing is fetched from the network: a certificate without a response is not looked at. Each certificate is examined
 * alone, below the one that issued it, by the Java runtime's revocation checker.
 *
 * <p>Stateless; usable by any thread.
 */
public final class StapledStatus {

    private StapledStatus() {}

    /**
     * Examines the responses that belong to a path.
     *
     * @param verified the path that was found for the peer's certificate
     * @param responses what came with the peer's certificates
     * @param required whether the peer's own certificate must have a response; the others need none
     * @param at the time that responses have to be valid at
     * @return {@code REVOKED} for a certificate that was withdrawn, {@code GENERIC_ERROR} for one whose response is not
     *     acceptable, or missing though required; empty when all is well. A trust anchor is never examined
     */
    public static List<Finding> check(
            Verification verified, Map<X509Certificate, OcspResponse> responses, boolean required, Instant at) {
        Findings findings = new Findings();
        List<X509Certificate> path = verified.path();
        boolean anchored = !verified.flags().contains(CertificateFlag.UNKNOWN_CA);
        for (int i = 0; i < path.size(); i++) {
            X509Certificate certificate = path.get(i);
            OcspResponse response = responses.get(certificate);
            if (i == path.size() - 1) {
                if (!anchored && (response != null || (required && i == 0))) {
                    unacceptable(
                            certificate,
                            "comes without its issuer, who alone can say that it was not withdrawn",
                            findings);
                }
            } else if (response != null) {
                check(certificate, path.get(i + 1), response, at, findings);
            } else if (required && i == 0) {
                unacceptable(certificate, "comes without the OCSP response that is required here", findings);
            }
        }
        return findings.sorted();
    }

    private static void check(
            X509Certificate certificate, X509Certificate issuer, OcspResponse response, Instant at, Findings findings) {
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            checker.setOptions(Set.of(PKIXRevocationChecker.Option.NO_FALLBACK));
            checker.setOcspResponses(Map.of(certificate, response.encoded()));
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
            parameters.setDate(Date.from(at));
            parameters.addCertPathChecker(checker);
            validator.validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
        } catch (CertPathValidatorException e) {
            if (e.getReason() == BasicReason.REVOKED) {
                findings.add(CertificateFlag.REVOKED, certificate, "was withdrawn: " + text(e));
            } else {
                unacceptable(certificate, "has an OCSP response that is not acceptable: " + text(e), findings);
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            unacceptable(certificate, "has an OCSP response that cannot be checked: " + text(e), findings);
        }
    }

    private static void unacceptable(X509Certificate certificate, String explanation, Findings findings) {
        findings.add(
                CertificateFlag.GENERIC_ERROR,
                certificate,
                explanation,
                "Let the peer fetch a fresh OCSP response from its authority and staple it.");
    }

    private static String text(Exception e) {
        return Printable.of(String.valueOf(e.getMessage()));
    }
}

package dev.handfast.trust;

import dev.handfast.fault.CertificateRejectedException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of verifying a peer's chain.
 *
 * @param path the path that was found, the peer's certificate first, the anchor last; where none leads to an anchor, the
 *     part that there is, and {@code UNKNOWN_CA} is among the flags
 * @param findings everything that is wrong, in the order of the flags; empty when the certificate is good
 */
public record Verification(List<X509Certificate> path, List<Finding> findings) {

    public Verification {
        path = List.copyOf(path);
        findings = List.copyOf(findings);
    }

    /** Whether nothing at all is wrong. */
    public boolean isValid() {
        return findings.isEmpty();
    }

    /** The flags of all findings, in their order; cannot be changed. */
    public Set<CertificateFlag> flags() {
        return Collections.unmodifiableSet(findings.stream()
                .map(Finding::flag)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CertificateFlag.class))));
    }

    /** The refusal of a peer with this certificate: the fault of the worst flag, and all that was found. */
    public CertificateRejectedException refusal() {
        return new CertificateRejectedException(
                CertificateFlag.faultOf(flags()),
                flags().stream().map(CertificateFlag::name).toList(),
                findings.stream()
                        .map(finding -> finding.certificateSubject() + " " + finding.explanation())
                        .collect(Collectors.joining("; ")));
    }
}

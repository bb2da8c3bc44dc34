package dev.handfast.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Verifies the chain of a peer and finds everything that is wrong with it (RFC 5280, Section 6; RFC 9525).
 *
 * <p>Every path from the certificate to an anchor is examined, and the best one counts. Names, dates, purposes,
 * constraints, keys and signatures are examined independently of one another, so that one flaw hides no other. A path
 * in which nothing is found goes to the Java runtime's own validator, without whose consent no path is good; it also
 * enforces the runtime's policy on algorithms.
 *
 * <p>What is demanded beyond RFC 5280: the key usage of the peer's certificate, when present, allows digital signatures
 * (RFC 8446, Section 4.4.2.2); extended key usages, when present, allow the purpose, those of intermediate authorities
 * too; no signature with SHA-1 or less; no RSA key under 2048 bits and no elliptic curve under 224. A trust anchor's own
 * signature does not count, but its dates and its constraints do. Revocation is not looked up.
 *
 * <p>Stateless; usable by any thread. May take some milliseconds of computation; never waits for anything.
 */
public final class PathVerifier {

    private PathVerifier() {}

    /**
     * Verifies a chain for a peer that is expected to be somebody.
     *
     * @param chain the certificates as they were received, the peer's own first, the others in any order; not empty
     * @param purpose what the peer's certificate is used for
     * @param identity who the peer is expected to be
     * @param anchors what is trusted
     * @param at the time that certificates have to be valid at
     */
    public static Verification verify(
            List<X509Certificate> chain, Purpose purpose, PeerIdentity identity, TrustAnchors anchors, Instant at) {
        Verification anybody = verify(chain, purpose, anchors, at);
        Findings findings = new Findings();
        IdentityCheck.check(chain.get(0), identity, findings);
        List<Finding> all = new ArrayList<>(anybody.findings());
        all.addAll(findings.sorted());
        all.sort(Comparator.comparing(Finding::flag));
        return new Verification(anybody.path(), all);
    }

    /**
     * Verifies a chain whoever the peer is, as a server does for its clients.
     *
     * @param chain the certificates as they were received, the peer's own first, the others in any order; not empty
     * @param purpose what the peer's certificate is used for
     * @param anchors what is trusted
     * @param at the time that certificates have to be valid at
     */
    public static Verification verify(List<X509Certificate> chain, Purpose purpose, TrustAnchors anchors, Instant at) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain without certificates cannot be verified");
        }
        if (chain.size() > CertificateChains.LONGEST) {
            return tooLong(chain);
        }
        SignatureCheck signatures = new SignatureCheck();
        List<Verification> verified = new ArrayList<>();
        for (CandidatePath path : PathSearch.paths(chain, anchors)) {
            Findings findings = findings(path, purpose, anchors, at, signatures);
            Verification verification = new Verification(path.certificates(), findings.sorted());
            if (verification.isValid()) {
                return verification;
            }
            verified.add(verification);
        }
        return leastBad(verified);
    }

    private static Findings findings(
            CandidatePath path, Purpose purpose, TrustAnchors anchors, Instant at, SignatureCheck signatures) {
        Findings findings = new Findings();
        AnchorCheck.check(path, anchors, findings);
        DateCheck.check(path, at, findings);
        UsageCheck.check(path, purpose, findings);
        ConstraintCheck.check(path, findings);
        StrengthCheck.check(path, findings);
        if (findings.isEmpty()) {
            RuntimeCheck.check(path, at, findings);
        } else {
            signatures.check(path, findings);
        }
        return findings;
    }

    private static Verification leastBad(List<Verification> verified) {
        return verified.stream()
                .min(Comparator.<Verification>comparingInt(one -> one.flags().size())
                        .thenComparingInt(one -> one.findings().size()))
                .orElseThrow();
    }

    private static Verification tooLong(List<X509Certificate> chain) {
        Findings findings = new Findings();
        findings.add(
                CertificateFlag.GENERIC_ERROR,
                chain.get(0),
                "came with " + (chain.size() - 1) + " other certificates, and " + CertificateChains.LONGEST
                        + " in all are the most that are looked at");
        return new Verification(chain.subList(0, 1), findings.sorted());
    }
}

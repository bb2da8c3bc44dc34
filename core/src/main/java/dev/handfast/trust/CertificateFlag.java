package dev.handfast.trust;

import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.Fault;
import java.util.List;
import java.util.Set;

/** What can be wrong with a peer's certificate; the seven flags of GIO's {@code GTlsCertificateFlags}, in its order. */
public enum CertificateFlag {
    /** No path leads from the certificate to a trusted authority. */
    UNKNOWN_CA(
            AuthenticationFault.CERTIFICATE_REJECTED_UNKNOWN_CA,
            "The certificate does not lead to an authority that is trusted here.",
            "If you know the peer, add its authority's certificate to the trusted ones; if the peer is a server of"
                    + " yours, let it send its intermediate certificates too."),
    /** The certificate is for somebody else than the peer that was expected. */
    BAD_IDENTITY(
            AuthenticationFault.CERTIFICATE_REJECTED_IDENTITY,
            "The certificate is for another name than the one that was asked for.",
            "Connect to one of the names in the certificate, or give the server a certificate for this one."),
    /** A certificate of the path is not valid yet. */
    NOT_ACTIVATED(
            AuthenticationFault.CERTIFICATE_REJECTED_EXPIRED,
            "The certificate is not valid yet.",
            "Check the clock of this machine, then that of the machine that made the certificate."),
    /** A certificate of the path is no longer valid. */
    EXPIRED(
            AuthenticationFault.CERTIFICATE_REJECTED_EXPIRED,
            "The certificate is no longer valid.",
            "Check the clock of this machine; if it is right, the certificate has to be renewed."),
    /** A certificate of the path was withdrawn by its issuer. */
    REVOKED(
            AuthenticationFault.CERTIFICATE_REJECTED_REVOKED,
            "The certificate was withdrawn by its issuer.",
            "Do not connect; the peer needs a new certificate with a new key."),
    /** A key or a signature of the path is too weak to prove anything. */
    INSECURE(
            AuthenticationFault.CERTIFICATE_REJECTED,
            "The certificate relies on cryptography that is too weak.",
            "Have it issued again with SHA-256 and an RSA key of 2048 bits or an elliptic curve."),
    /** Anything else. */
    GENERIC_ERROR(
            AuthenticationFault.CERTIFICATE_REJECTED,
            "The certificate breaks a rule that none of the other flags is for.",
            "Read what was found, and have the certificate issued again without it.");

    /** Worst first: what makes the others beside the point stands before them. */
    private static final List<CertificateFlag> PRECEDENCE =
            List.of(REVOKED, UNKNOWN_CA, EXPIRED, NOT_ACTIVATED, BAD_IDENTITY, INSECURE, GENERIC_ERROR);

    private final AuthenticationFault fault;
    private final String meaning;
    private final String advice;

    CertificateFlag(AuthenticationFault fault, String meaning, String advice) {
        this.fault = fault;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** The rule that a peer breaks whose certificate has this flag alone; it decides the alert. */
    public Fault fault() {
        return fault;
    }

    /** What is wrong, in one sentence for people. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it, in one sentence for people. */
    public String advice() {
        return advice;
    }

    /**
     * The rule that a peer breaks whose certificate has all of these flags.
     *
     * <p>A peer gets one alert only, so the worst flag decides: REVOKED, then UNKNOWN_CA (nothing that an unknown
     * authority signed means anything), then EXPIRED, NOT_ACTIVATED, BAD_IDENTITY, INSECURE and GENERIC_ERROR. Without
     * any flag, it is the plain refusal of an application.
     */
    public static Fault faultOf(Set<CertificateFlag> flags) {
        return PRECEDENCE.stream()
                .filter(flags::contains)
                .findFirst()
                .map(CertificateFlag::fault)
                .orElse(AuthenticationFault.CERTIFICATE_REJECTED);
    }
}

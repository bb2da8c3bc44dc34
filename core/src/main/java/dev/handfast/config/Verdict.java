package dev.handfast.config;

import dev.handfast.trust.CertificateFlag;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What became of the question whether a peer's certificate is acceptable.
 *
 * @param accepted whether the handshake goes on
 * @param flags everything that was found wrong, also with a certificate that is accepted all the same
 * @param badStatus whether the peer is refused for nothing but its stapled OCSP response, which has an alert of its own
 * @param explanations for each finding a sentence for people: what, where, and what to do
 */
public record Verdict(boolean accepted, Set<CertificateFlag> flags, boolean badStatus, List<String> explanations) {

    public Verdict {
        EnumSet<CertificateFlag> ordered = EnumSet.noneOf(CertificateFlag.class);
        ordered.addAll(flags);
        flags = Collections.unmodifiableSet(ordered);
        explanations = List.copyOf(explanations);
    }

    /** A verdict on the certificates themselves. */
    public Verdict(boolean accepted, Set<CertificateFlag> flags, List<String> explanations) {
        this(accepted, flags, false, explanations);
    }

    /** A peer that nobody was asked to believe. */
    static Verdict refused() {
        return new Verdict(false, Set.of(), List.of("nobody decides whom to believe"));
    }

    /** A certificate without a flaw. */
    public static Verdict flawless() {
        return new Verdict(true, Set.of(), List.of());
    }
}

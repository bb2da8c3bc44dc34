package dev.handfast.config;

import dev.handfast.fault.LocalFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.Finding;
import dev.handfast.trust.PathVerifier;
import dev.handfast.trust.StapledStatus;
import dev.handfast.trust.TrustAnchors;
import dev.handfast.trust.Verification;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Believes a peer whose certificate leads to a trust anchor, is valid now, fits its purpose, has the right name and, where
 * that is looked at, was not withdrawn.
 */
final class PkixVerifier implements PeerVerifier {

    private final AnchorSource anchors;
    private final InstantSource time;
    private final Revocation revocation;

    private PkixVerifier(AnchorSource anchors, InstantSource time, Revocation revocation) {
        this.anchors = anchors;
        this.time = time;
        this.revocation = revocation;
    }

    static PkixVerifier of(TrustAnchors anchors, InstantSource time, Revocation revocation) {
        return new PkixVerifier(() -> anchors, time, revocation);
    }

    /** Trusts what the machine trusts; the anchors are read when the first certificate is judged. */
    static PkixVerifier ofSystem(InstantSource time, Revocation revocation) {
        return new PkixVerifier(SystemAnchors::load, time, revocation);
    }

    /** The verifier that was given; or one that trusts the anchors that were given; or one that trusts the machine's. */
    static PeerVerifier unlessGiven(
            @Nullable PeerVerifier verifier,
            @Nullable TrustAnchors anchors,
            InstantSource time,
            Revocation revocation) {
        if (verifier == null) {
            return anchors != null ? of(anchors, time, revocation) : ofSystem(time, revocation);
        }
        if (revocation != Revocation.NOT_CHECKED) {
            throw new IllegalArgumentException(
                    "a verifier of your own must look at OCSP responses itself: call ocspStapling(true) instead of"
                            + " revocation(" + revocation + ")");
        }
        return verifier;
    }

    @Override
    public CompletionStage<Verdict> verify(Decision.VerifyPeer question) {
        try {
            TrustAnchors trusted = anchors.load();
            Instant now = time.instant();
            Verification found = question.identity()
                    .map(identity -> PathVerifier.verify(question.chain(), question.purpose(), identity, trusted, now))
                    .orElseGet(() -> PathVerifier.verify(question.chain(), question.purpose(), trusted, now));
            List<Finding> status = revocation == Revocation.NOT_CHECKED
                    ? List.of()
                    : StapledStatus.check(found, question.ocspResponses(), revocation == Revocation.REQUIRED, now);
            return CompletableFuture.completedFuture(verdict(found, status));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new LocalFaultException(
                    AlertDescription.INTERNAL_ERROR, "the trusted authorities cannot be read: " + e.getMessage(), e));
        }
    }

    private static Verdict verdict(Verification found, List<Finding> status) {
        Set<CertificateFlag> flags = EnumSet.noneOf(CertificateFlag.class);
        flags.addAll(found.flags());
        status.forEach(finding -> flags.add(finding.flag()));
        return new Verdict(
                flags.isEmpty(),
                flags,
                found.isValid() && !status.isEmpty() && !flags.contains(CertificateFlag.REVOKED),
                Stream.concat(found.findings().stream(), status.stream())
                        .map(Finding::toString)
                        .toList());
    }

    @FunctionalInterface
    private interface AnchorSource {
        TrustAnchors load() throws IOException;
    }

    /** The system's anchors, read once: there are some hundred of them. */
    private static final class SystemAnchors {

        private static final CompletableFuture<TrustAnchors> ANCHORS = new CompletableFuture<>();

        static synchronized TrustAnchors load() throws IOException {
            if (!ANCHORS.isDone()) {
                ANCHORS.complete(TrustAnchors.system());
            }
            return ANCHORS.join();
        }
    }
}

package dev.handfast.config;

import dev.handfast.fault.LocalFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.trust.Finding;
import dev.handfast.trust.PathVerifier;
import dev.handfast.trust.TrustAnchors;
import dev.handfast.trust.Verification;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Believes a peer whose certificate leads to a trust anchor, is valid now, fits its purpose and has the right name. */
final class PkixVerifier implements PeerVerifier {

    private final AnchorSource anchors;
    private final InstantSource time;

    private PkixVerifier(AnchorSource anchors, InstantSource time) {
        this.anchors = anchors;
        this.time = time;
    }

    static PkixVerifier of(TrustAnchors anchors, InstantSource time) {
        return new PkixVerifier(() -> anchors, time);
    }

    /** Trusts what the machine trusts; the anchors are read when the first certificate is judged. */
    static PkixVerifier ofSystem(InstantSource time) {
        return new PkixVerifier(SystemAnchors::load, time);
    }

    /** The verifier that was given; or one that trusts the anchors that were given; or one that trusts the machine's. */
    static PeerVerifier unlessGiven(
            @Nullable PeerVerifier verifier, @Nullable TrustAnchors anchors, InstantSource time) {
        if (verifier != null) {
            return verifier;
        }
        return anchors != null ? of(anchors, time) : ofSystem(time);
    }

    @Override
    public CompletionStage<Verdict> verify(Decision.VerifyPeer question) {
        try {
            TrustAnchors trusted = anchors.load();
            Verification found = question.identity()
                    .map(identity -> PathVerifier.verify(
                            question.chain(), question.purpose(), identity, trusted, time.instant()))
                    .orElseGet(
                            () -> PathVerifier.verify(question.chain(), question.purpose(), trusted, time.instant()));
            return CompletableFuture.completedFuture(new Verdict(
                    found.isValid(),
                    found.flags(),
                    found.findings().stream().map(Finding::toString).toList()));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new LocalFaultException(
                    AlertDescription.INTERNAL_ERROR, "the trusted authorities cannot be read: " + e.getMessage(), e));
        }
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

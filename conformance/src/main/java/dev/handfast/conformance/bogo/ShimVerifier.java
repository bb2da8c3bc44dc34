package dev.handfast.conformance.bogo;

import dev.handfast.config.Decision;
import dev.handfast.config.PeerVerifier;
import dev.handfast.config.Verdict;
import dev.handfast.iana.AlertDescription;
import dev.handfast.trust.CertificateFlag;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Believes everybody, or nobody, as the options want it: chains are not what the runner tests. */
final class ShimVerifier implements PeerVerifier {

    private final Options options;
    private final Observations seen;
    private final boolean isResumption;

    ShimVerifier(Options options, Observations seen, boolean isResumption) {
        this.options = options;
        this.seen = seen;
        this.isResumption = isResumption;
    }

    @Override
    public CompletionStage<Verdict> verify(Decision.VerifyPeer question) {
        if (insistsOnPsk()) {
            return new Refusal("MISSING_EXTENSION", AlertDescription.MISSING_EXTENSION).complain(seen);
        }
        if (!options.has(Option.SERVER) && options.has(Option.FAIL_OCSP_CALLBACK)) {
            return new Refusal("OCSP_CB_ERROR", AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE).complain(seen);
        }
        if (!options.has(Option.VERIFY_FAIL)) {
            return CompletableFuture.completedFuture(Verdict.flawless());
        }
        if (isLenient()) {
            Verdict accepted = new Verdict(true, Set.of(CertificateFlag.GENERIC_ERROR), List.of("-verify-fail"));
            return CompletableFuture.completedFuture(accepted);
        }
        if (isUnasked()) {
            return CompletableFuture.completedFuture(Verdict.flawless());
        }
        AlertDescription alert = options.has(Option.USE_CUSTOM_VERIFY_CALLBACK)
                ? AlertDescription.CERTIFICATE_UNKNOWN
                : AlertDescription.HANDSHAKE_FAILURE;
        return new Refusal("CERTIFICATE_VERIFY_FAILED", alert).complain(seen);
    }

    /** Whether the runner takes for granted that a client with external keys alone wants no certificate. */
    private boolean insistsOnPsk() {
        return !options.has(Option.SERVER)
                && !options.has(Option.VERIFY_PEER)
                && !options.credentials().isEmpty()
                && options.credentials().stream().allMatch(credential -> credential.has(Option.NEW_PSK_CREDENTIAL));
    }

    /** Whether the runner takes for granted that nobody is verified again on resumption. */
    private boolean isUnasked() {
        return isResumption && !options.has(Option.REVERIFY_ON_RESUME);
    }

    /** Whether the verdict is asked for but does not count. */
    private boolean isLenient() {
        return !options.has(Option.VERIFY_PEER) && !options.has(Option.REQUIRE_ANY_CLIENT_CERTIFICATE);
    }
}

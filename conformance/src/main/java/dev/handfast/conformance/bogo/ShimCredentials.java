package dev.handfast.conformance.bogo;

import dev.handfast.config.Credential;
import dev.handfast.config.CredentialSelector;
import dev.handfast.config.Decision;
import dev.handfast.crypto.Crypto;
import dev.handfast.iana.AlertDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Chooses the first credential that the peer can use, and remembers which it was. */
final class ShimCredentials implements CredentialSelector {

    private static final Refusal NO_SCHEME =
            new Refusal("NO_COMMON_SIGNATURE_ALGORITHMS", AlertDescription.HANDSHAKE_FAILURE);
    private static final Refusal NO_ISSUER = new Refusal("NO_MATCHING_ISSUER", AlertDescription.HANDSHAKE_FAILURE);
    private static final Refusal CALLBACK = new Refusal("CERT_CB_ERROR", AlertDescription.INTERNAL_ERROR);
    private static final Refusal OCSP_CALLBACK = new Refusal("OCSP_CB_ERROR", AlertDescription.INTERNAL_ERROR);

    private final List<Candidate> candidates;
    private final Optional<Refusal> failure;
    private final Observations seen;

    private ShimCredentials(List<Candidate> candidates, Optional<Refusal> failure, Observations seen) {
        this.candidates = candidates;
        this.failure = failure;
        this.seen = seen;
    }

    private record Candidate(int number, Credential credential, boolean mustMatchIssuer) {}

    /** Loads the credentials; the one that is not one of several comes last. */
    static ShimCredentials of(Options options, Crypto crypto, Observations seen)
            throws IOException, UnimplementedException {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < options.credentials().size(); i++) {
            Options some = options.credentials().get(i);
            if (some.has(Option.NEW_X509_CREDENTIAL)) {
                Credential credential = CredentialFile.load(some, crypto)
                        .orElseThrow(() -> new UnimplementedException("a credential without certificate or key"));
                candidates.add(
                        new Candidate(i, stapled(credential, some, options), some.has(Option.MUST_MATCH_ISSUER)));
            }
        }
        CredentialFile.load(options, crypto)
                .ifPresent(credential -> candidates.add(
                        new Candidate(Observations.DEFAULT_CREDENTIAL, stapled(credential, options, options), false)));
        return new ShimCredentials(candidates, failure(options), seen);
    }

    /** The runner's callback declines, or sets what is here set before. */
    private static Credential stapled(Credential credential, Options own, Options all) {
        return own.has(Option.OCSP_RESPONSE) && !all.has(Option.DECLINE_OCSP_CALLBACK)
                ? credential.withOcspResponse(own.decoded(Option.OCSP_RESPONSE))
                : credential;
    }

    private static Optional<Refusal> failure(Options options) {
        if (options.has(Option.FAIL_CERT_CALLBACK)) {
            return Optional.of(CALLBACK);
        }
        return options.has(Option.SERVER) && options.has(Option.FAIL_OCSP_CALLBACK)
                ? Optional.of(OCSP_CALLBACK)
                : Optional.empty();
    }

    @Override
    public CompletionStage<Optional<Credential>> select(Decision.SelectCredential question) {
        seen.asked(question);
        if (failure.isPresent()) {
            return failure.get().complain(seen);
        }
        Optional<Refusal> last = Optional.empty();
        for (Candidate candidate : candidates) {
            last = objection(candidate, question);
            if (last.isEmpty()) {
                seen.selected(candidate.number());
                return CompletableFuture.completedFuture(Optional.of(candidate.credential()));
            }
        }
        return last.isPresent() ? last.get().complain(seen) : CompletableFuture.completedFuture(Optional.empty());
    }

    private static Optional<Refusal> objection(Candidate candidate, Decision.SelectCredential question) {
        if (candidate.credential().signer().schemes().stream()
                .noneMatch(scheme -> question.schemes().contains(scheme) && !scheme.isCertificateOnly())) {
            return Optional.of(NO_SCHEME);
        }
        if (candidate.mustMatchIssuer()
                && candidate.credential().chain().stream()
                        .noneMatch(
                                certificate -> question.authorities().contains(certificate.getIssuerX500Principal()))) {
            return Optional.of(NO_ISSUER);
        }
        return Optional.empty();
    }
}

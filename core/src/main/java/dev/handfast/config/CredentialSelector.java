package dev.handfast.config;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Chooses who we are in one handshake.
 *
 * <p>Called without any lock held, by the thread that drives the connection; may be called by several threads at once.
 */
@FunctionalInterface
public interface CredentialSelector {

    /**
     * Chooses a credential.
     *
     * @return completes with the choice, now or later, on any thread; empty when none fits
     */
    CompletionStage<Optional<Credential>> select(Decision.SelectCredential question);
}

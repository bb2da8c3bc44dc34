package dev.handfast.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the external keys that clients name.
 *
 * <p>Called without any lock held, by the thread that drives the connection; may be called by several threads at once.
 */
@FunctionalInterface
public interface PskLookup {

    /**
     * Finds a key.
     *
     * @param identity what the client names; not trusted; of an imported key, the identity before the import
     * @return completes with the key, now or later, on any thread; empty when there is none of that name
     */
    CompletionStage<Optional<ExternalPsk>> find(byte[] identity);

    /** Knows no key. */
    static PskLookup none() {
        return identity -> CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Knows these keys.
     *
     * @throws IllegalArgumentException when one of them is not for a server
     */
    static PskLookup of(List<ExternalPsk> keys) {
        List<ExternalPsk> known = List.copyOf(keys);
        for (ExternalPsk key : known) {
            if (key.role() != ExternalPsk.Role.SERVER) {
                throw new IllegalArgumentException("a server needs keys of the role SERVER, not " + key);
            }
        }
        return identity -> CompletableFuture.completedFuture(known.stream()
                .filter(key -> Arrays.equals(key.identity(), identity))
                .findFirst());
    }
}

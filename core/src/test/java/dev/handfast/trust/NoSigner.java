package dev.handfast.trust;

import dev.handfast.crypto.Signer;
import dev.handfast.iana.SignatureScheme;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stands for a key that is somewhere else. */
final class NoSigner implements Signer {

    @Override
    public List<SignatureScheme> schemes() {
        return List.of(SignatureScheme.ED25519);
    }

    @Override
    public CompletionStage<byte[]> sign(SignatureScheme scheme, byte[] content) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("there is no key"));
    }
}

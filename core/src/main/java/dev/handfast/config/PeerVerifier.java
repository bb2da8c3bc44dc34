package dev.handfast.config;

import java.util.concurrent.CompletionStage;

/**
 * Decides whether a peer's certificate is acceptable.
 *
 * <p>Called without any lock held, by the thread that drives the connection; may be called by several threads at once.
 */
@FunctionalInterface
public interface PeerVerifier {

    /**
     * Judges a chain.
     *
     * @return completes with the verdict, now or later, on any thread; a failure ends the handshake
     */
    CompletionStage<Verdict> verify(Decision.VerifyPeer question);
}

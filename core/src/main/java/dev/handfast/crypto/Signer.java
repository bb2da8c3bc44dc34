package dev.handfast.crypto;

import dev.handfast.iana.SignatureScheme;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Signs with one private key, wherever that key lives: in memory, in a hardware module, behind a network.
 *
 * <p>Usable by any thread, and by several connections at once.
 */
public interface Signer {

    /** The schemes that the key can sign with, best first; never empty. */
    List<SignatureScheme> schemes();

    /**
     * Signs the content.
     *
     * @param scheme one of {@link #schemes()}
     * @param content what to sign, with hashing still to do; must not be changed and may be kept until the answer
     * @return completes with the signature, now or later, on any thread; fails with what went wrong
     */
    CompletionStage<byte[]> sign(SignatureScheme scheme, byte[] content);
}

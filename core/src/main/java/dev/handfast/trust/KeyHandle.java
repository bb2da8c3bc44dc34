package dev.handfast.trust;

import dev.handfast.crypto.Signer;
import java.security.PrivateKey;
import java.util.Optional;

/** Where the private key of a certificate is. */
sealed interface KeyHandle {

    /** There is none, or nobody said where. */
    record Absent() implements KeyHandle {}

    /** In this process, or in a token behind a provider of the Java runtime. */
    record Present(PrivateKey pair) implements KeyHandle {

        @Override
        public String toString() {
            return "Present[" + pair.getAlgorithm() + "]";
        }
    }

    /** Somewhere else: only somebody who signs with it is known. */
    record Remote(Signer holder) implements KeyHandle {}

    default Optional<PrivateKey> key() {
        return this instanceof Present present ? Optional.of(present.pair()) : Optional.empty();
    }

    default Optional<Signer> signer() {
        return this instanceof Remote remote ? Optional.of(remote.holder()) : Optional.empty();
    }
}

package dev.handfast.crypto;

import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;

/**
 * What cryptography is available, and where it comes from.
 *
 * <p>Immutable and usable by any thread, but for what its methods return.
 */
public interface Crypto {

    /** The source of all randomness: hello randoms, private shares, session identifiers, nonces of tickets. */
    SecureRandom random();

    /** The authenticated encryptions that are offered unless others are named, fastest first. */
    List<AeadAlgorithm> aeads();

    /** Whether {@link #aead} can make it, be it offered by default or not. */
    default boolean supports(AeadAlgorithm algorithm) {
        return aeads().contains(algorithm);
    }

    /**
     * An authenticated encryption under a key.
     *
     * @param key of the algorithm's size; copied
     * @param sealing whether it will only seal; otherwise it will only open
     */
    Aead aead(AeadAlgorithm algorithm, Secret key, boolean sealing);

    /**
     * The most records that this cryptography protects, or opens, under one key, where the RFCs would allow more. Keys are
     * updated before; a peer that does not update its own is refused.
     *
     * @return at least 4,096, so that new keys come in time; by default as many as the RFCs allow
     */
    default long recordsPerKey(AeadAlgorithm algorithm) {
        return Long.MAX_VALUE;
    }

    /** The groups for key exchange, in the order in which they are best offered. */
    List<KeyExchangeGroup> groups();

    /** The group of that name, when it is available. */
    default Optional<KeyExchangeGroup> group(NamedGroup name) {
        return groups().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** A fresh digest. */
    MessageDigest digest(HashAlgorithm hash);

    /** A fresh HMAC without a key; used by one thread. */
    Mac hmac(HashAlgorithm hash);

    /** The schemes whose signatures {@link #verifier()} can check; iterates best first. */
    Set<SignatureScheme> verifiableSchemes();

    /** Checks signatures. */
    SignatureVerifier verifier();

    /**
     * Signs with a private key that a provider of the JDK's architecture can use.
     *
     * @param key may be a handle whose secret never leaves its device
     * @param publicKey the other half, which decides what schemes there are
     * @throws IllegalArgumentException when no signature scheme of TLS fits the key
     */
    Signer signer(PrivateKey key, PublicKey publicKey);

    /** Which provider does what, a line an operation, for people. */
    List<String> describe();
}

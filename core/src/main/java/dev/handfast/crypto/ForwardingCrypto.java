package dev.handfast.crypto;

import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.SignatureScheme;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;

/**
 * Another cryptography in all that is not overridden.
 *
 * <pre>{@code
 * record OwnRandomness(Crypto crypto, SecureRandom random) implements ForwardingCrypto {}
 * }</pre>
 */
public interface ForwardingCrypto extends Crypto {

    /** The other one. */
    Crypto crypto();

    @Override
    default SecureRandom random() {
        return crypto().random();
    }

    @Override
    default List<AeadAlgorithm> aeads() {
        return crypto().aeads();
    }

    @Override
    default boolean supports(AeadAlgorithm algorithm) {
        return crypto().supports(algorithm);
    }

    @Override
    default Aead aead(AeadAlgorithm algorithm, Secret key, boolean sealing) {
        return crypto().aead(algorithm, key, sealing);
    }

    @Override
    default long recordsPerKey(AeadAlgorithm algorithm) {
        return crypto().recordsPerKey(algorithm);
    }

    @Override
    default List<KeyExchangeGroup> groups() {
        return crypto().groups();
    }

    @Override
    default MessageDigest digest(HashAlgorithm hash) {
        return crypto().digest(hash);
    }

    @Override
    default Mac hmac(HashAlgorithm hash) {
        return crypto().hmac(hash);
    }

    @Override
    default Set<SignatureScheme> verifiableSchemes() {
        return crypto().verifiableSchemes();
    }

    @Override
    default SignatureVerifier verifier() {
        return crypto().verifier();
    }

    @Override
    default Signer signer(PrivateKey key, PublicKey publicKey) {
        return crypto().signer(key, publicKey);
    }

    @Override
    default List<String> describe() {
        return crypto().describe();
    }
}

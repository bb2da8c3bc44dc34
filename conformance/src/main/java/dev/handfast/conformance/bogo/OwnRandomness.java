package dev.handfast.conformance.bogo;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.crypto.SignatureVerifier;
import dev.handfast.crypto.Signer;
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
 * The cryptography of this machine, which all runs share, with randomness that they do not.
 *
 * @param crypto immutable
 */
record OwnRandomness(Crypto crypto, SecureRandom random) implements Crypto {

    @Override
    public List<AeadAlgorithm> aeads() {
        return crypto.aeads();
    }

    @Override
    public boolean supports(AeadAlgorithm algorithm) {
        return crypto.supports(algorithm);
    }

    @Override
    public Aead aead(AeadAlgorithm algorithm, Secret key, boolean sealing) {
        return crypto.aead(algorithm, key, sealing);
    }

    @Override
    public List<KeyExchangeGroup> groups() {
        return crypto.groups();
    }

    @Override
    public MessageDigest digest(HashAlgorithm hash) {
        return crypto.digest(hash);
    }

    @Override
    public Mac hmac(HashAlgorithm hash) {
        return crypto.hmac(hash);
    }

    @Override
    public Set<SignatureScheme> verifiableSchemes() {
        return crypto.verifiableSchemes();
    }

    @Override
    public SignatureVerifier verifier() {
        return crypto.verifier();
    }

    @Override
    public Signer signer(PrivateKey key, PublicKey publicKey) {
        return crypto.signer(key, publicKey);
    }

    @Override
    public List<String> describe() {
        return crypto.describe();
    }
}

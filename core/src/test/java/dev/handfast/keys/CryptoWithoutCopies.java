package dev.handfast.keys;

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

/** Another cryptography, but with digests that cannot be cloned, as digests in hardware are. */
record CryptoWithoutCopies(Crypto crypto) implements Crypto {

    @Override
    public MessageDigest digest(HashAlgorithm hash) {
        return new Digest(crypto.digest(hash));
    }

    @Override
    public SecureRandom random() {
        return crypto.random();
    }

    @Override
    public List<AeadAlgorithm> aeads() {
        return crypto.aeads();
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

    private static final class Digest extends MessageDigest {

        private final MessageDigest inner;

        Digest(MessageDigest inner) {
            super(inner.getAlgorithm());
            this.inner = inner;
        }

        @Override
        protected void engineUpdate(byte input) {
            inner.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            inner.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return inner.digest();
        }

        @Override
        protected void engineReset() {
            inner.reset();
        }

        @Override
        public Object clone() throws CloneNotSupportedException {
            throw new CloneNotSupportedException();
        }
    }
}

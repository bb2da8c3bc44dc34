package dev.handfast.record;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.crypto.SignatureVerifier;
import dev.handfast.crypto.Signer;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.SignatureScheme;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;

/** Makes {@link FakeAead}s, and nothing else. */
public final class FakeCrypto implements Crypto {

    /** Seals records under a key that this number stands for. */
    public static Aead13Sealer sealer(int key) {
        return Aead13Sealer.of(new FakeCrypto(), CipherSuite.TLS_AES_128_GCM_SHA256, key(key), iv(key));
    }

    /** Opens what {@link #sealer} has sealed under the same number. */
    public static Aead13Opener opener(int key) {
        return Aead13Opener.of(new FakeCrypto(), CipherSuite.TLS_AES_128_GCM_SHA256, key(key), iv(key));
    }

    static Secret key(int key) {
        return Secret.adopt(new byte[] {(byte) key});
    }

    static Secret iv(int key) {
        byte[] iv = new byte[12];
        iv[0] = (byte) key;
        return Secret.adopt(iv);
    }

    @Override
    public Aead aead(AeadAlgorithm algorithm, Secret key, boolean sealing) {
        return new FakeAead(key.bytes());
    }

    @Override
    public SecureRandom random() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AeadAlgorithm> aeads() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<KeyExchangeGroup> groups() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MessageDigest digest(HashAlgorithm hash) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mac hmac(HashAlgorithm hash) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SignatureScheme> verifiableSchemes() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SignatureVerifier verifier() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Signer signer(PrivateKey key, PublicKey publicKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> describe() {
        throw new UnsupportedOperationException();
    }
}

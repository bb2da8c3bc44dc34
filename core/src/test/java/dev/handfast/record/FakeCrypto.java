package dev.handfast.record;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.crypto.SignatureVerifier;
import dev.handfast.crypto.Signer;
import dev.handfast.crypto.jca.InstalledProviders;
import dev.handfast.crypto.jca.JcaCrypto;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.RecordKeys;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.keys.WriteKeys12;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;

/** Makes {@link FakeAead}s, and the real hashes from which their keys are derived. */
public final class FakeCrypto implements Crypto {

    private static final Crypto REAL = JcaCrypto.of(InstalledProviders.jdkOnly(), new SecureRandom());

    /** The secret that this number stands for. */
    public static TrafficSecret secret(int key) {
        Schedule schedule = new Schedule(new FakeCrypto(), LabelPrefix.TLS, SecretLog.none());
        return new TrafficSecret(schedule, CipherSuite.TLS_AES_128_GCM_SHA256, Secret.adopt(new byte[] {(byte) key}));
    }

    /** The keys of TLS 1.2 that this number stands for; the records have an explicit nonce. */
    public static WriteKeys12 keys12(int key) {
        Secret fixed = Secret.adopt(new byte[] {(byte) key, 1, 2, 3});
        return new WriteKeys12(new FakeCrypto(), CipherSuite.TLS_AES_128_GCM_SHA256, new RecordKeys(key(key), fixed));
    }

    /** Seals records of TLS 1.2 under the keys that this number stands for. */
    public static Aead12Sealer sealer12(int key) {
        RecordKeys keys = keys12(key).keys();
        return Aead12Sealer.of(new FakeCrypto(), CipherSuite.TLS_AES_128_GCM_SHA256, keys.key(), keys.iv());
    }

    /** Seals records under the secret that this number stands for. */
    public static Aead13Sealer sealer(int key) {
        return Aead13Sealer.of(new FakeCrypto(), CipherSuite.TLS_AES_128_GCM_SHA256, key(key), iv(key));
    }

    /** Opens what {@link #sealer} has sealed under the same number. */
    public static Aead13Opener opener(int key) {
        return Aead13Opener.of(new FakeCrypto(), CipherSuite.TLS_AES_128_GCM_SHA256, key(key), iv(key));
    }

    static Secret key(int key) {
        return secret(key).keys().key();
    }

    static Secret iv(int key) {
        return secret(key).keys().iv();
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
        return REAL.digest(hash);
    }

    @Override
    public Mac hmac(HashAlgorithm hash) {
        return REAL.hmac(hash);
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

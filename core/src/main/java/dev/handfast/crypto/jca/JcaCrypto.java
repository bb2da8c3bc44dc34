package dev.handfast.crypto.jca;

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
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;

/** Cryptography from the providers that are installed. Immutable, usable by any thread. */
public final class JcaCrypto implements Crypto {

    private final ChosenProviders providers;
    private final SecureRandom random;
    private final List<AeadAlgorithm> aeads;
    private final List<KeyExchangeGroup> groups;
    private final JcaSignatureVerifier verifier;

    private JcaCrypto(ChosenProviders providers, SecureRandom random) {
        this.providers = providers;
        this.random = random;
        this.aeads = Stream.of(AeadAlgorithm.AES_128_GCM, AeadAlgorithm.AES_256_GCM, AeadAlgorithm.CHACHA20_POLY1305)
                .filter(this::supports)
                .toList();
        this.groups = groups(providers);
        this.verifier = new JcaSignatureVerifier(providers);
    }

    /** Takes each operation from the best of these providers, and randomness from that source. */
    public static JcaCrypto of(InstalledProviders installed, SecureRandom random) {
        return new JcaCrypto(new ChosenProviders(installed), random);
    }

    /** Takes each operation from the best provider there is, and randomness from the JDK's default source. */
    public static JcaCrypto installed() {
        return of(InstalledProviders.all(), new SecureRandom());
    }

    /**
     * Offered first is what is cheapest: P-256 where native code does it, and X25519 everywhere else. Finite fields cost
     * most and come last.
     */
    private static List<KeyExchangeGroup> groups(ChosenProviders providers) {
        List<KeyExchangeGroup> groups = new ArrayList<>();
        providers.of(Operation.X25519).map(JcaAgreement::x25519).ifPresent(groups::add);
        providers.of(Operation.ECDH).ifPresent(provider -> {
            groups.add(isNative(provider) ? 0 : groups.size(), JcaAgreement.of(Curve.SECP256R1, provider));
            groups.add(JcaAgreement.of(Curve.SECP384R1, provider));
        });
        providers.of(Operation.X448).map(JcaAgreement::x448).ifPresent(groups::add);
        providers
                .of(Operation.ECDH)
                .map(provider -> JcaAgreement.of(Curve.SECP521R1, provider))
                .ifPresent(groups::add);
        providers.of(Operation.FFDHE).map(JcaAgreement::ffdhe2048).ifPresent(groups::add);
        providers.of(Operation.FFDHE).map(JcaAgreement::ffdhe3072).ifPresent(groups::add);
        return List.copyOf(groups);
    }

    private static boolean isNative(Provider provider) {
        return Source.CORRETTO.names().contains(provider.getName());
    }

    @Override
    public SecureRandom random() {
        return random;
    }

    @Override
    public List<AeadAlgorithm> aeads() {
        return aeads;
    }

    @Override
    public boolean supports(AeadAlgorithm algorithm) {
        return providers.has(JcaAead.operation(algorithm));
    }

    @Override
    public Aead aead(AeadAlgorithm algorithm, Secret key, boolean sealing) {
        return JcaAead.of(algorithm, providers.require(JcaAead.operation(algorithm)), key, sealing);
    }

    @Override
    public List<KeyExchangeGroup> groups() {
        return groups;
    }

    @Override
    public MessageDigest digest(HashAlgorithm hash) {
        try {
            return MessageDigest.getInstance(hash.jcaName(), providers.require(Operation.HASH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no provider here does " + hash, e);
        }
    }

    @Override
    public Mac hmac(HashAlgorithm hash) {
        try {
            return Mac.getInstance("Hmac" + hash.name(), providers.require(Operation.HMAC));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no provider here does HMAC with " + hash, e);
        }
    }

    @Override
    public Set<SignatureScheme> verifiableSchemes() {
        return verifier.schemes();
    }

    @Override
    public SignatureVerifier verifier() {
        return verifier;
    }

    @Override
    public Signer signer(PrivateKey key, PublicKey publicKey) {
        return new JcaSigner(providers, key, publicKey);
    }

    @Override
    public List<String> describe() {
        return providers.describe();
    }
}

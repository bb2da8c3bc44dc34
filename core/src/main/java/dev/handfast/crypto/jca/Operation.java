package dev.handfast.crypto.jca;

import static dev.handfast.crypto.jca.Source.BOUNCY_CASTLE;
import static dev.handfast.crypto.jca.Source.CORRETTO;
import static dev.handfast.crypto.jca.Source.JDK;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;

/**
 * What is taken from providers, each with those that may do it, best first.
 *
 * <p>The order is that of speed among implementations that claim constant time. In microseconds on one machine, JDK 17 / JDK
 * 25 / ACCP 2.5 / Bouncy Castle 1.84:
 *
 * <pre>
 * X25519 key and agreement         299   287     -   141
 * P-256 key and agreement         1451   987    55   238
 * ECDSA P-256 sign and verify     1545   747    65   158
 * Ed25519 sign and verify         1231  1188    47   106
 * RSA-2048 PSS sign and verify    1032  1047   269  1117
 * AES-128-GCM, 16 KiB sealed       4.0   1.8   1.8   169
 * ChaCha20-Poly1305, 16 KiB         59   6.7     -    98
 * SHA-256, 16 KiB                  9.1   9.1   9.3    78
 * </pre>
 *
 * <p>Bouncy Castle's AES works on tables, in a time that depends on the data, so it is never asked for AES-GCM, and its
 * AES-CCM, the only one there is, is used by those who name it and offered to nobody else.
 */
@SuppressWarnings("ImmutableEnumChecker") // a List.of, and lambdas that capture nothing
enum Operation {
    AES_GCM("AES-GCM", aesGcm(), provider -> Cipher.getInstance("AES/GCM/NoPadding", provider)),
    CHACHA20_POLY1305(
            "ChaCha20-Poly1305",
            List.of(JDK, BOUNCY_CASTLE),
            provider -> Cipher.getInstance("ChaCha20-Poly1305", provider)),
    AES_CCM("AES-CCM", List.of(BOUNCY_CASTLE), provider -> Cipher.getInstance("AES/CCM/NoPadding", provider)),
    X25519("X25519", List.of(BOUNCY_CASTLE, JDK), provider -> agreement("X25519", "X25519", provider)),
    X448("X448", List.of(BOUNCY_CASTLE, JDK), provider -> agreement("X448", "X448", provider)),
    ECDH("ECDH", List.of(CORRETTO, BOUNCY_CASTLE, JDK), provider -> agreement("EC", "ECDH", provider)),
    /** From the JDK alone: others find a prime of their own, or drop leading zeros of the secret. */
    FFDHE("ffdhe", List.of(JDK), provider -> agreement("DiffieHellman", "DiffieHellman", provider)),
    ECDSA(
            "ECDSA",
            List.of(CORRETTO, BOUNCY_CASTLE, JDK),
            provider -> Signature.getInstance("SHA256withECDSA", provider)),
    ED25519("Ed25519", List.of(CORRETTO, BOUNCY_CASTLE, JDK), provider -> edwards("Ed25519", provider)),
    ED448("Ed448", List.of(BOUNCY_CASTLE, JDK), provider -> edwards("Ed448", provider)),
    RSA("RSA", List.of(CORRETTO, JDK, BOUNCY_CASTLE), provider -> {
        Signature.getInstance("SHA256withRSA", provider);
        Signature.getInstance("RSASSA-PSS", provider);
    }),
    /** With keys that are for RSASSA-PSS alone, which ACCP does not take. */
    RSA_PSS("RSA with RSASSA-PSS keys", List.of(JDK, BOUNCY_CASTLE), provider -> {
        KeyFactory.getInstance("RSASSA-PSS", provider);
        Signature.getInstance("RSASSA-PSS", provider);
    }),
    HASH("SHA-2", List.of(JDK, BOUNCY_CASTLE), provider -> MessageDigest.getInstance("SHA-256", provider)),
    HMAC("HMAC", List.of(JDK, BOUNCY_CASTLE), provider -> Mac.getInstance("HmacSHA256", provider));

    /** The first release whose AES-GCM was measured to be level with ACCP's. */
    private static final int FAST_AES_GCM = 25;

    private final String title;
    private final List<Source> order;
    private final Probe probe;

    Operation(String title, List<Source> order, Probe probe) {
        this.title = title;
        this.order = order;
        this.probe = probe;
    }

    String title() {
        return title;
    }

    /** The best provider that can do this. */
    Optional<Provider> choose(InstalledProviders installed) {
        return order.stream()
                .flatMap(source -> installed.from(source).stream())
                .filter(this::isDoneBy)
                .findFirst();
    }

    private boolean isDoneBy(Provider provider) {
        try {
            probe.on(provider);
            return true;
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    private static List<Source> aesGcm() {
        return Runtime.version().feature() >= FAST_AES_GCM ? List.of(JDK, CORRETTO) : List.of(CORRETTO, JDK);
    }

    private static void agreement(String keys, String agreement, Provider provider) throws GeneralSecurityException {
        KeyPairGenerator.getInstance(keys, provider);
        KeyFactory.getInstance(keys, provider);
        KeyAgreement.getInstance(agreement, provider);
    }

    private static void edwards(String algorithm, Provider provider) throws GeneralSecurityException {
        Signature.getInstance(algorithm, provider);
        EdwardsKeys.factory(algorithm, provider);
    }

    /** Fails when a provider does not do the operation. */
    @FunctionalInterface
    private interface Probe {
        void on(Provider provider) throws GeneralSecurityException;
    }
}

package dev.handfast.iana;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The suites that the library can use, with what they stand for. */
enum KnownSuite {
    TLS_AES_128_GCM_SHA256(0x1301, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_GCM),
    TLS_AES_256_GCM_SHA384(0x1302, HashAlgorithm.SHA384, AeadAlgorithm.AES_256_GCM),
    TLS_CHACHA20_POLY1305_SHA256(0x1303, HashAlgorithm.SHA256, AeadAlgorithm.CHACHA20_POLY1305),
    TLS_AES_128_CCM_SHA256(0x1304, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_CCM),
    TLS_AES_128_CCM_8_SHA256(0x1305, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_CCM_8),
    TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(
            0xc02b, KeyExchange12.ECDHE_ECDSA, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_GCM),
    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(
            0xc02c, KeyExchange12.ECDHE_ECDSA, HashAlgorithm.SHA384, AeadAlgorithm.AES_256_GCM),
    TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(
            0xcca9, KeyExchange12.ECDHE_ECDSA, HashAlgorithm.SHA256, AeadAlgorithm.CHACHA20_POLY1305),
    TLS_ECDHE_ECDSA_WITH_AES_128_CCM(
            0xc0ac, KeyExchange12.ECDHE_ECDSA, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_CCM),
    TLS_ECDHE_ECDSA_WITH_AES_256_CCM(
            0xc0ad, KeyExchange12.ECDHE_ECDSA, HashAlgorithm.SHA256, AeadAlgorithm.AES_256_CCM),
    TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8(
            0xc0ae, KeyExchange12.ECDHE_ECDSA, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_CCM_8),
    TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8(
            0xc0af, KeyExchange12.ECDHE_ECDSA, HashAlgorithm.SHA256, AeadAlgorithm.AES_256_CCM_8),
    TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(
            0xc02f, KeyExchange12.ECDHE_RSA, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_GCM),
    TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(
            0xc030, KeyExchange12.ECDHE_RSA, HashAlgorithm.SHA384, AeadAlgorithm.AES_256_GCM),
    TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(
            0xcca8, KeyExchange12.ECDHE_RSA, HashAlgorithm.SHA256, AeadAlgorithm.CHACHA20_POLY1305),
    TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256(
            0xd001, KeyExchange12.ECDHE_PSK, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_GCM),
    TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384(
            0xd002, KeyExchange12.ECDHE_PSK, HashAlgorithm.SHA384, AeadAlgorithm.AES_256_GCM),
    TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256(
            0xccac, KeyExchange12.ECDHE_PSK, HashAlgorithm.SHA256, AeadAlgorithm.CHACHA20_POLY1305),
    TLS_PSK_WITH_AES_128_GCM_SHA256(0x00a8, KeyExchange12.PSK, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_GCM),
    TLS_PSK_WITH_AES_256_GCM_SHA384(0x00a9, KeyExchange12.PSK, HashAlgorithm.SHA384, AeadAlgorithm.AES_256_GCM),
    TLS_PSK_WITH_CHACHA20_POLY1305_SHA256(
            0xccab, KeyExchange12.PSK, HashAlgorithm.SHA256, AeadAlgorithm.CHACHA20_POLY1305),
    TLS_PSK_WITH_AES_128_CCM(0xc0a4, KeyExchange12.PSK, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_CCM),
    TLS_PSK_WITH_AES_256_CCM(0xc0a5, KeyExchange12.PSK, HashAlgorithm.SHA256, AeadAlgorithm.AES_256_CCM),
    TLS_PSK_WITH_AES_128_CCM_8(0xc0a8, KeyExchange12.PSK, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_CCM_8),
    TLS_PSK_WITH_AES_256_CCM_8(0xc0a9, KeyExchange12.PSK, HashAlgorithm.SHA256, AeadAlgorithm.AES_256_CCM_8);

    private final int code;
    private final @Nullable KeyExchange12 keyExchange;
    private final HashAlgorithm hash;
    private final AeadAlgorithm aead;

    /** One of TLS 1.3, which leaves the key exchange to extensions. */
    KnownSuite(int code, HashAlgorithm hash, AeadAlgorithm aead) {
        this(hash, aead, code, null);
    }

    /** One of TLS 1.2. */
    KnownSuite(int code, KeyExchange12 keyExchange, HashAlgorithm hash, AeadAlgorithm aead) {
        this(hash, aead, code, keyExchange);
    }

    KnownSuite(HashAlgorithm hash, AeadAlgorithm aead, int code, @Nullable KeyExchange12 keyExchange) {
        this.code = code;
        this.keyExchange = keyExchange;
        this.hash = hash;
        this.aead = aead;
    }

    static Optional<KnownSuite> of(int code) {
        return Arrays.stream(values()).filter(known -> known.code == code).findFirst();
    }

    int code() {
        return code;
    }

    /** Empty for a suite of TLS 1.3. */
    Optional<KeyExchange12> keyExchange() {
        return Optional.ofNullable(keyExchange);
    }

    HashAlgorithm hash() {
        return hash;
    }

    AeadAlgorithm aead() {
        return aead;
    }
}

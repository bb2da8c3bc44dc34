package dev.handfast.iana;

import java.util.Map;
import java.util.Optional;

/**
 * A signature algorithm with its hash and, for TLS 1.3, its curve; known or not.
 *
 * <p>RFC 8446, Section 4.2.3.
 *
 * @param code the two-byte value, 0 to 65,535
 */
public record SignatureScheme(int code) {

    public static final SignatureScheme RSA_PKCS1_SHA256 = new SignatureScheme(0x0401);
    public static final SignatureScheme RSA_PKCS1_SHA384 = new SignatureScheme(0x0501);
    public static final SignatureScheme RSA_PKCS1_SHA512 = new SignatureScheme(0x0601);
    public static final SignatureScheme ECDSA_SECP256R1_SHA256 = new SignatureScheme(0x0403);
    public static final SignatureScheme ECDSA_SECP384R1_SHA384 = new SignatureScheme(0x0503);
    public static final SignatureScheme ECDSA_SECP521R1_SHA512 = new SignatureScheme(0x0603);
    public static final SignatureScheme RSA_PSS_RSAE_SHA256 = new SignatureScheme(0x0804);
    public static final SignatureScheme RSA_PSS_RSAE_SHA384 = new SignatureScheme(0x0805);
    public static final SignatureScheme RSA_PSS_RSAE_SHA512 = new SignatureScheme(0x0806);
    public static final SignatureScheme ED25519 = new SignatureScheme(0x0807);
    public static final SignatureScheme ED448 = new SignatureScheme(0x0808);
    public static final SignatureScheme RSA_PSS_PSS_SHA256 = new SignatureScheme(0x0809);
    public static final SignatureScheme RSA_PSS_PSS_SHA384 = new SignatureScheme(0x080a);
    public static final SignatureScheme RSA_PSS_PSS_SHA512 = new SignatureScheme(0x080b);
    public static final SignatureScheme RSA_PKCS1_SHA1 = new SignatureScheme(0x0201);
    public static final SignatureScheme ECDSA_SHA1 = new SignatureScheme(0x0203);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x0401, "rsa_pkcs1_sha256"),
            Map.entry(0x0501, "rsa_pkcs1_sha384"),
            Map.entry(0x0601, "rsa_pkcs1_sha512"),
            Map.entry(0x0403, "ecdsa_secp256r1_sha256"),
            Map.entry(0x0503, "ecdsa_secp384r1_sha384"),
            Map.entry(0x0603, "ecdsa_secp521r1_sha512"),
            Map.entry(0x0804, "rsa_pss_rsae_sha256"),
            Map.entry(0x0805, "rsa_pss_rsae_sha384"),
            Map.entry(0x0806, "rsa_pss_rsae_sha512"),
            Map.entry(0x0807, "ed25519"),
            Map.entry(0x0808, "ed448"),
            Map.entry(0x0809, "rsa_pss_pss_sha256"),
            Map.entry(0x080a, "rsa_pss_pss_sha384"),
            Map.entry(0x080b, "rsa_pss_pss_sha512"),
            Map.entry(0x0201, "rsa_pkcs1_sha1"),
            Map.entry(0x0203, "ecdsa_sha1"));

    public SignatureScheme {
        Codes.requireUint16(code);
    }

    /**
     * The value with this IANA name, such as {@code rsa_pkcs1_sha256}.
     *
     * @return empty when the library does not know the name
     */
    public static Optional<SignatureScheme> named(String name) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(entry -> new SignatureScheme(entry.getKey()))
                .findFirst();
    }

    /** Whether TLS 1.3 allows the scheme in certificates only: RSASSA-PKCS1-v1_5 and anything with SHA-1. */
    public boolean isCertificateOnly() {
        return (code & 0xff) == 0x01 || code == ECDSA_SHA1.code;
    }

    /** Whether the scheme hashes with SHA-1, which nothing here accepts. */
    public boolean isSha1() {
        return (code >> 8) == 0x02;
    }

    /** Whether the value is reserved to keep peers tolerant (RFC 8701). */
    public boolean isGrease() {
        return Codes.isGrease(code);
    }

    @Override
    public String toString() {
        return NAMES.getOrDefault(code, Codes.hex(code));
    }
}

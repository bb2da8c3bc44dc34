package dev.handfast.iana;

import java.util.Arrays;
import java.util.Optional;

/**
 * A cipher suite, known or not.
 *
 * <p>RFC 8446, Section B.4; for TLS 1.2, RFC 5289, RFC 7905, RFC 7251, RFC 5487, RFC 6655 and RFC 8442: those with an AEAD,
 * and either an ephemeral key exchange or a pre-shared key.
 *
 * @param code the two-byte value, 0 to 65,535
 */
public record CipherSuite(int code) {

    public static final CipherSuite TLS_AES_128_GCM_SHA256 = new CipherSuite(0x1301);
    public static final CipherSuite TLS_AES_256_GCM_SHA384 = new CipherSuite(0x1302);
    public static final CipherSuite TLS_CHACHA20_POLY1305_SHA256 = new CipherSuite(0x1303);
    public static final CipherSuite TLS_AES_128_CCM_SHA256 = new CipherSuite(0x1304);
    public static final CipherSuite TLS_AES_128_CCM_8_SHA256 = new CipherSuite(0x1305);

    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 = new CipherSuite(0xc02b);
    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 = new CipherSuite(0xc02c);
    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 = new CipherSuite(0xcca9);
    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CCM = new CipherSuite(0xc0ac);
    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CCM = new CipherSuite(0xc0ad);
    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8 = new CipherSuite(0xc0ae);
    public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8 = new CipherSuite(0xc0af);
    public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 = new CipherSuite(0xc02f);
    public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 = new CipherSuite(0xc030);
    public static final CipherSuite TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 = new CipherSuite(0xcca8);
    public static final CipherSuite TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256 = new CipherSuite(0xd001);
    public static final CipherSuite TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384 = new CipherSuite(0xd002);
    public static final CipherSuite TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256 = new CipherSuite(0xccac);
    public static final CipherSuite TLS_PSK_WITH_AES_128_GCM_SHA256 = new CipherSuite(0x00a8);
    public static final CipherSuite TLS_PSK_WITH_AES_256_GCM_SHA384 = new CipherSuite(0x00a9);
    public static final CipherSuite TLS_PSK_WITH_CHACHA20_POLY1305_SHA256 = new CipherSuite(0xccab);
    public static final CipherSuite TLS_PSK_WITH_AES_128_CCM = new CipherSuite(0xc0a4);
    public static final CipherSuite TLS_PSK_WITH_AES_256_CCM = new CipherSuite(0xc0a5);
    public static final CipherSuite TLS_PSK_WITH_AES_128_CCM_8 = new CipherSuite(0xc0a8);
    public static final CipherSuite TLS_PSK_WITH_AES_256_CCM_8 = new CipherSuite(0xc0a9);

    /** The signal that a client retries with a lower version (RFC 7507); never negotiated. */
    public static final CipherSuite TLS_FALLBACK_SCSV = new CipherSuite(0x5600);

    /** The signal that stands for an empty renegotiation_info (RFC 5746); never negotiated. */
    public static final CipherSuite TLS_EMPTY_RENEGOTIATION_INFO_SCSV = new CipherSuite(0x00ff);

    public CipherSuite {
        Codes.requireUint16(code);
    }

    /**
     * The suite with this IANA name, such as {@code TLS_AES_128_GCM_SHA256}.
     *
     * @return empty when the library does not know the name
     */
    public static Optional<CipherSuite> named(String name) {
        return Arrays.stream(KnownSuite.values())
                .filter(known -> known.name().equals(name))
                .map(known -> new CipherSuite(known.code()))
                .findFirst();
    }

    /** Whether the library knows what the suite means. */
    public boolean isKnown() {
        return KnownSuite.of(code).isPresent();
    }

    /** Whether the suite is one of TLS 1.3. */
    public boolean isFor13() {
        return (code >> 8) == 0x13;
    }

    /** Whether the suite is one of TLS 1.2 that the library knows. */
    public boolean isFor12() {
        return KnownSuite.of(code).flatMap(KnownSuite::keyExchange).isPresent();
    }

    /**
     * Whether the suite is one of this version, of whatever medium.
     *
     * @return false when the library does not know the suite
     */
    public boolean isFor(ProtocolVersion version) {
        boolean is13 = version.equals(ProtocolVersion.TLS_1_3) || version.equals(ProtocolVersion.DTLS_1_3);
        boolean is12 = version.equals(ProtocolVersion.TLS_1_2) || version.equals(ProtocolVersion.DTLS_1_2);
        return isKnown() && ((is13 && isFor13()) || (is12 && isFor12()));
    }

    /**
     * How keys are exchanged in TLS 1.2.
     *
     * @throws IllegalStateException when the suite is not {@linkplain #isFor12 one of TLS 1.2}
     */
    public KeyExchange12 keyExchange() {
        return known().keyExchange().orElseThrow(() -> new IllegalStateException(this + " is no suite of TLS 1.2"));
    }

    /** Whether the value is reserved to keep peers tolerant (RFC 8701). */
    public boolean isGrease() {
        return Codes.isGrease(code);
    }

    /**
     * The hash of the key schedule, in TLS 1.2 the PRF, and of the transcript.
     *
     * @throws IllegalStateException when the suite is not {@linkplain #isKnown known}
     */
    public HashAlgorithm hash() {
        return known().hash();
    }

    /**
     * The protection of records.
     *
     * @throws IllegalStateException when the suite is not {@linkplain #isKnown known}
     */
    public AeadAlgorithm aead() {
        return known().aead();
    }

    private KnownSuite known() {
        return KnownSuite.of(code)
                .orElseThrow(() -> new IllegalStateException("cipher suite " + this + " is not known to the library"));
    }

    @Override
    public String toString() {
        return KnownSuite.of(code).map(KnownSuite::name).orElseGet(() -> Codes.hex(code));
    }
}

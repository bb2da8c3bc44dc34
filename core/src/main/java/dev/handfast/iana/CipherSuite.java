package dev.handfast.iana;

import java.util.Arrays;
import java.util.Optional;

/**
 * A cipher suite, known or not.
 *
 * <p>RFC 8446, Section B.4. Suites of TLS 1.2 join the table when that version does.
 *
 * @param code the two-byte value, 0 to 65,535
 */
public record CipherSuite(int code) {

    public static final CipherSuite TLS_AES_128_GCM_SHA256 = new CipherSuite(0x1301);
    public static final CipherSuite TLS_AES_256_GCM_SHA384 = new CipherSuite(0x1302);
    public static final CipherSuite TLS_CHACHA20_POLY1305_SHA256 = new CipherSuite(0x1303);
    public static final CipherSuite TLS_AES_128_CCM_SHA256 = new CipherSuite(0x1304);
    public static final CipherSuite TLS_AES_128_CCM_8_SHA256 = new CipherSuite(0x1305);

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
        return Arrays.stream(Known.values())
                .filter(known -> known.name().equals(name))
                .map(known -> new CipherSuite(known.code))
                .findFirst();
    }

    /** Whether the library knows what the suite means. */
    public boolean isKnown() {
        return Known.of(code).isPresent();
    }

    /** Whether the suite is one of TLS 1.3. */
    public boolean isFor13() {
        return (code >> 8) == 0x13;
    }

    /** Whether the value is reserved to keep peers tolerant (RFC 8701). */
    public boolean isGrease() {
        return Codes.isGrease(code);
    }

    /**
     * The hash of the key schedule and the transcript.
     *
     * @throws IllegalStateException when the suite is not {@linkplain #isKnown known}
     */
    public HashAlgorithm hash() {
        return known().hash;
    }

    /**
     * The protection of records.
     *
     * @throws IllegalStateException when the suite is not {@linkplain #isKnown known}
     */
    public AeadAlgorithm aead() {
        return known().aead;
    }

    private Known known() {
        return Known.of(code)
                .orElseThrow(() -> new IllegalStateException("cipher suite " + this + " is not known to the library"));
    }

    @Override
    public String toString() {
        return Known.of(code).map(Known::name).orElseGet(() -> Codes.hex(code));
    }

    private enum Known {
        TLS_AES_128_GCM_SHA256(0x1301, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_GCM),
        TLS_AES_256_GCM_SHA384(0x1302, HashAlgorithm.SHA384, AeadAlgorithm.AES_256_GCM),
        TLS_CHACHA20_POLY1305_SHA256(0x1303, HashAlgorithm.SHA256, AeadAlgorithm.CHACHA20_POLY1305),
        TLS_AES_128_CCM_SHA256(0x1304, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_CCM),
        TLS_AES_128_CCM_8_SHA256(0x1305, HashAlgorithm.SHA256, AeadAlgorithm.AES_128_CCM_8);

        private final int code;
        private final HashAlgorithm hash;
        private final AeadAlgorithm aead;

        Known(int code, HashAlgorithm hash, AeadAlgorithm aead) {
            this.code = code;
            this.hash = hash;
            this.aead = aead;
        }

        static Optional<Known> of(int code) {
            return Arrays.stream(values()).filter(known -> known.code == code).findFirst();
        }
    }
}

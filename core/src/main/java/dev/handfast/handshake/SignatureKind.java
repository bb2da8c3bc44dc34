package dev.handfast.handshake;

import dev.handfast.iana.ClientCertificateType;
import dev.handfast.iana.KeyExchange12;
import dev.handfast.iana.SignatureScheme;
import java.util.List;
import java.util.Optional;

/** The kind of key that signs, which the suites of TLS 1.2 are named after (RFC 8422, Section 2; RFC 8446, Section 4.2.3). */
public enum SignatureKind {
    /** RSA keys, of both kinds of certificate. */
    RSA,
    /** Keys on curves: of ECDSA, and of Ed25519 and Ed448 as well. */
    ECDSA;

    private static final List<SignatureScheme> OF_RSA = List.of(
            SignatureScheme.RSA_PKCS1_SHA256,
            SignatureScheme.RSA_PKCS1_SHA384,
            SignatureScheme.RSA_PKCS1_SHA512,
            SignatureScheme.RSA_PSS_RSAE_SHA256,
            SignatureScheme.RSA_PSS_RSAE_SHA384,
            SignatureScheme.RSA_PSS_RSAE_SHA512,
            SignatureScheme.RSA_PSS_PSS_SHA256,
            SignatureScheme.RSA_PSS_PSS_SHA384,
            SignatureScheme.RSA_PSS_PSS_SHA512);

    private static final List<SignatureScheme> OF_ECDSA = List.of(
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            SignatureScheme.ECDSA_SECP384R1_SHA384,
            SignatureScheme.ECDSA_SECP521R1_SHA512,
            SignatureScheme.ED25519,
            SignatureScheme.ED448);

    /** The kind of a suite's certificates. */
    public static SignatureKind of(KeyExchange12 keyExchange) {
        return switch (keyExchange) {
            case ECDHE_RSA -> RSA;
            case ECDHE_ECDSA -> ECDSA;
            case ECDHE_PSK, PSK -> throw new IllegalArgumentException(keyExchange + " has no certificate");
        };
    }

    /** The kind of a client's certificate; empty when it is none that signs. */
    public static Optional<SignatureKind> of(ClientCertificateType type) {
        if (type.equals(ClientCertificateType.RSA_SIGN)) {
            return Optional.of(RSA);
        }
        return type.equals(ClientCertificateType.ECDSA_SIGN) ? Optional.of(ECDSA) : Optional.empty();
    }

    /** Whether keys of this kind sign with the scheme; none does with SHA-1. */
    public boolean signs(SignatureScheme scheme) {
        return (this == RSA ? OF_RSA : OF_ECDSA).contains(scheme);
    }
}

package dev.handfast.crypto.jca;

import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The signature schemes of RFC 8446, Section 4.2.3, without those of SHA-1, as providers know them; best first. */
@SuppressWarnings("ImmutableEnumChecker") // records are immutable
enum SchemeForm {
    ED25519(SignatureScheme.ED25519, KeyKind.ED25519, Operation.ED25519, HashAlgorithm.SHA512, "Ed25519"),
    ECDSA_SECP256R1_SHA256(
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            KeyKind.EC,
            Operation.ECDSA,
            HashAlgorithm.SHA256,
            "SHA256withECDSA"),
    ECDSA_SECP384R1_SHA384(
            SignatureScheme.ECDSA_SECP384R1_SHA384,
            KeyKind.EC,
            Operation.ECDSA,
            HashAlgorithm.SHA384,
            "SHA384withECDSA"),
    ECDSA_SECP521R1_SHA512(
            SignatureScheme.ECDSA_SECP521R1_SHA512,
            KeyKind.EC,
            Operation.ECDSA,
            HashAlgorithm.SHA512,
            "SHA512withECDSA"),
    ED448(SignatureScheme.ED448, KeyKind.ED448, Operation.ED448, HashAlgorithm.SHA512, "Ed448"),
    RSA_PSS_RSAE_SHA256(
            SignatureScheme.RSA_PSS_RSAE_SHA256, KeyKind.RSA, Operation.RSA, HashAlgorithm.SHA256, "RSASSA-PSS"),
    RSA_PSS_RSAE_SHA384(
            SignatureScheme.RSA_PSS_RSAE_SHA384, KeyKind.RSA, Operation.RSA, HashAlgorithm.SHA384, "RSASSA-PSS"),
    RSA_PSS_RSAE_SHA512(
            SignatureScheme.RSA_PSS_RSAE_SHA512, KeyKind.RSA, Operation.RSA, HashAlgorithm.SHA512, "RSASSA-PSS"),
    RSA_PSS_PSS_SHA256(
            SignatureScheme.RSA_PSS_PSS_SHA256, KeyKind.RSA_PSS, Operation.RSA_PSS, HashAlgorithm.SHA256, "RSASSA-PSS"),
    RSA_PSS_PSS_SHA384(
            SignatureScheme.RSA_PSS_PSS_SHA384, KeyKind.RSA_PSS, Operation.RSA_PSS, HashAlgorithm.SHA384, "RSASSA-PSS"),
    RSA_PSS_PSS_SHA512(
            SignatureScheme.RSA_PSS_PSS_SHA512, KeyKind.RSA_PSS, Operation.RSA_PSS, HashAlgorithm.SHA512, "RSASSA-PSS"),
    RSA_PKCS1_SHA256(
            SignatureScheme.RSA_PKCS1_SHA256, KeyKind.RSA, Operation.RSA, HashAlgorithm.SHA256, "SHA256withRSA"),
    RSA_PKCS1_SHA384(
            SignatureScheme.RSA_PKCS1_SHA384, KeyKind.RSA, Operation.RSA, HashAlgorithm.SHA384, "SHA384withRSA"),
    RSA_PKCS1_SHA512(
            SignatureScheme.RSA_PKCS1_SHA512, KeyKind.RSA, Operation.RSA, HashAlgorithm.SHA512, "SHA512withRSA");

    /** Below this nobody issues certificates, and above the other a peer could keep us busy. */
    private static final int SMALLEST_MODULUS_BITS = 1024;

    private static final int LARGEST_MODULUS_BITS = 16384;
    private static final int LARGEST_EXPONENT_BITS = 64;

    private final SignatureScheme scheme;
    private final KeyKind kind;
    private final Operation operation;
    private final HashAlgorithm hash;
    private final String jcaName;

    SchemeForm(SignatureScheme scheme, KeyKind kind, Operation operation, HashAlgorithm hash, String jcaName) {
        this.scheme = scheme;
        this.kind = kind;
        this.operation = operation;
        this.hash = hash;
        this.jcaName = jcaName;
    }

    static Optional<SchemeForm> of(SignatureScheme scheme) {
        return Arrays.stream(values())
                .filter(form -> form.scheme.equals(scheme))
                .findFirst();
    }

    SignatureScheme scheme() {
        return scheme;
    }

    KeyKind kind() {
        return kind;
    }

    Operation operation() {
        return operation;
    }

    /** The provider's signature object, with its parameters set but without a key. */
    Signature signature(Provider provider) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jcaName, provider);
        configure(signature);
        return signature;
    }

    /** A signature object that finds its provider when it sees the key: for keys that live in hardware. */
    Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jcaName);
        configure(signature);
        return signature;
    }

    /** Always all parameters of RSASSA-PSS: without them some providers sign with defaults of their own. */
    private void configure(Signature signature) throws GeneralSecurityException {
        if (isPss()) {
            signature.setParameter(new PSSParameterSpec(
                    hash.jcaName(), "MGF1", new MGF1ParameterSpec(hash.jcaName()), hash.length(), 1));
        }
    }

    /** Whether the scheme fits the key with its curve, as TLS 1.3 has it. */
    boolean fits(PublicKey key) {
        return fitsOnAnyCurve(key)
                && (kind != KeyKind.EC
                        || curve(key)
                                .filter(curve -> curve.scheme().equals(scheme))
                                .isPresent());
    }

    /** Whether the scheme fits the key, as TLS 1.2 has it, where ECDSA schemes do not name a curve. */
    boolean fitsOnAnyCurve(PublicKey key) {
        return KeyKind.of(key).filter(kind::equals).isPresent()
                && switch (kind) {
                    case RSA -> key instanceof RSAPublicKey rsa && fitsModulus(rsa);
                    case RSA_PSS -> key instanceof RSAPublicKey rsa && fitsModulus(rsa) && fitsParameters(rsa);
                    case EC -> curve(key).isPresent();
                    case ED25519, ED448 -> true;
                };
    }

    /** Whether a signature can be one of this key by its length, which not every provider compares exactly. */
    boolean fitsLength(PublicKey key, byte[] signature) {
        return switch (kind) {
            case RSA, RSA_PSS ->
                key instanceof RSAPublicKey rsa
                        && signature.length == (rsa.getModulus().bitLength() + 7) / 8;
            case EC -> true;
            case ED25519 -> signature.length == 64;
            case ED448 -> signature.length == 114;
        };
    }

    private static Optional<Curve> curve(PublicKey key) {
        return key instanceof ECPublicKey ec ? Curve.of(ec) : Optional.empty();
    }

    private boolean fitsModulus(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        return bits >= SMALLEST_MODULUS_BITS
                && bits <= LARGEST_MODULUS_BITS
                && key.getPublicExponent().bitLength() <= LARGEST_EXPONENT_BITS
                // emLen >= hLen + sLen + 2, where emLen is for one bit less than the modulus (RFC 8017, 9.1.1)
                && (!isPss() || (bits - 1 + 7) / 8 >= 2 * hash.length() + 2);
    }

    /** A key for RSASSA-PSS may restrict its hash and the least length of the salt (RFC 4055, Section 3.3). */
    private boolean fitsParameters(RSAPublicKey key) {
        AlgorithmParameterSpec parameters = key.getParams();
        if (!(parameters instanceof PSSParameterSpec pss)) {
            return true;
        }
        return pss.getDigestAlgorithm().equals(hash.jcaName())
                && pss.getMGFParameters() instanceof MGF1ParameterSpec mgf
                && mgf.getDigestAlgorithm().equals(hash.jcaName())
                && pss.getSaltLength() <= hash.length()
                && pss.getTrailerField() == 1;
    }

    private boolean isPss() {
        return jcaName.equals("RSASSA-PSS");
    }
}

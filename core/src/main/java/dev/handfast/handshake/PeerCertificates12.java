package dev.handfast.handshake;

import dev.handfast.crypto.Crypto;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.Certificate12;
import dev.handfast.trust.CertificateChains;
import dev.handfast.wire.Bytes;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** What TLS 1.2 checks of a peer's certificate and signature in its own way. */
public final class PeerCertificates12 {

    /** In TLS 1.3 each of these schemes fits the keys of one curve alone, which tells the curve of a key. */
    private static final Map<SignatureScheme, NamedGroup> CURVES = Map.of(
            SignatureScheme.ECDSA_SECP256R1_SHA256, NamedGroup.SECP256R1,
            SignatureScheme.ECDSA_SECP384R1_SHA384, NamedGroup.SECP384R1,
            SignatureScheme.ECDSA_SECP521R1_SHA512, NamedGroup.SECP521R1);

    private PeerCertificates12() {}

    /** The certificates of a message, the peer's own first. */
    public static List<X509Certificate> parse(Certificate12 message) throws PeerFaultException {
        return CertificateChains.parse(
                message.certificates().stream().map(Bytes::toArray).toList());
    }

    /** Refuses a key that signs with no scheme of the suite's kind (RFC 8422, Section 5.3). */
    public static void requireKind(Crypto crypto, SignatureKind kind, X509Certificate certificate)
            throws PeerFaultException {
        if (crypto.verifiableSchemes().stream()
                .noneMatch(scheme ->
                        kind.signs(scheme) && crypto.verifier().fitsOnAnyCurve(scheme, certificate.getPublicKey()))) {
            throw new PeerFaultException(
                    AuthenticationFault.KEY_DOES_NOT_FIT_SUITE,
                    certificate.getPublicKey().getAlgorithm());
        }
    }

    /** Refuses an ECDSA key on a curve that is none of the groups that the peer was told (RFC 8422, Section 5.1.1). */
    public static void requireCurve(Crypto crypto, List<NamedGroup> groups, X509Certificate certificate)
            throws PeerFaultException {
        PublicKey key = certificate.getPublicKey();
        if (key.getAlgorithm().equals("EC")
                && CURVES.entrySet().stream()
                        .noneMatch(curve -> groups.contains(curve.getValue())
                                && crypto.verifier().fits(curve.getKey(), key))) {
            throw new PeerFaultException(AuthenticationFault.UNSUPPORTED_KEY, "its curve was not offered");
        }
    }

    /** Whether a peer that knows these groups alone can verify the scheme of a key that signs with its own curve's hash. */
    public static boolean hasCurve(SignatureScheme scheme, List<NamedGroup> groups) {
        NamedGroup curve = CURVES.get(scheme);
        return curve == null || groups.contains(curve);
    }

    /**
     * Checks a signature with the key of a certificate.
     *
     * @param offered the schemes that the signer was offered
     * @param content what was signed
     */
    public static void verify(
            Crypto crypto,
            List<SignatureScheme> offered,
            X509Certificate certificate,
            SignatureScheme scheme,
            byte[] content,
            Bytes signature)
            throws PeerFaultException {
        if (!offered.contains(scheme)) {
            throw new PeerFaultException(AuthenticationFault.UNOFFERED_SIGNATURE_SCHEME, scheme.toString());
        }
        if (!crypto.verifier().fitsOnAnyCurve(scheme, certificate.getPublicKey())) {
            throw new PeerFaultException(AuthenticationFault.SCHEME_DOES_NOT_FIT_KEY, scheme.toString());
        }
        crypto.verifier().verify(scheme, certificate.getPublicKey(), content, signature.toArray());
    }
}

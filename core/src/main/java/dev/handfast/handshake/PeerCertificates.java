package dev.handfast.handshake;

import dev.handfast.config.Verdict;
import dev.handfast.crypto.Crypto;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.CertificateVerifyContent;
import dev.handfast.message.Certificate13;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.extension.CertificateAuthorities;
import dev.handfast.message.extension.ExtensionRules;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.StatusRequest;
import dev.handfast.trust.CertificateChains;
import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.OcspResponse;
import dev.handfast.wire.Bytes;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What both sides check of a peer's certificate and signature, whatever the verifier thinks of the chain. */
public final class PeerCertificates {

    private PeerCertificates() {}

    /**
     * What a message shows. Where the same certificate comes twice, what is stapled to the first counts.
     *
     * @param offered the extensions that the sender was asked for
     */
    public static ShownCertificates parse(Certificate13 message, Set<ExtensionType> offered) throws PeerFaultException {
        for (Certificate13.Entry entry : message.entries()) {
            ExtensionRules.requireOffered(entry.extensions(), offered);
        }
        List<X509Certificate> chain = CertificateChains.parse(message.entries().stream()
                .map(entry -> entry.certificate().toArray())
                .toList());
        Map<X509Certificate, OcspResponse> responses = new HashMap<>();
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate certificate = chain.get(i);
            message.entries()
                    .get(i)
                    .extensions()
                    .find(StatusRequest.Response.class)
                    .map(staple -> OcspResponse.of(staple.ocspResponse().toArray()))
                    .ifPresent(response -> responses.putIfAbsent(certificate, response));
        }
        return new ShownCertificates(chain, responses);
    }

    /** The authorities that a peer names; none when it names none (RFC 8446, Section 4.2.4). */
    public static List<X500Principal> authorities(Extensions extensions) throws PeerFaultException {
        return authorities(extensions
                .find(CertificateAuthorities.class)
                .map(CertificateAuthorities::names)
                .orElse(List.of()));
    }

    /** The authorities that a peer names, each as X.501 has it. */
    public static List<X500Principal> authorities(List<Bytes> encodings) throws PeerFaultException {
        List<X500Principal> names = new ArrayList<>();
        for (Bytes name : encodings) {
            try {
                names.add(new X500Principal(name.toArray()));
            } catch (IllegalArgumentException e) {
                throw new PeerFaultException(DecodeFault.MALFORMED_EXTENSION, e);
            }
        }
        return names;
    }

    /** Refuses a certificate whose key usage, when present, does not allow signatures (RFC 8446, Section 4.4.2.2). */
    public static void requireSigningKey(X509Certificate certificate) throws PeerFaultException {
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[0]) {
            throw new PeerFaultException(AuthenticationFault.KEY_USAGE);
        }
    }

    /**
     * Checks the proof of possession of the private key (RFC 8446, Section 4.4.3).
     *
     * @param offered the schemes that were offered to the peer for the handshake
     * @param signer whose signature it is
     * @param transcriptHash of everything before the CertificateVerify
     */
    public static void verify(
            Crypto crypto,
            List<SignatureScheme> offered,
            X509Certificate certificate,
            CertificateVerify proof,
            CertificateVerifyContent signer,
            byte[] transcriptHash)
            throws PeerFaultException {
        if (!offered.contains(proof.scheme()) || proof.scheme().isCertificateOnly()) {
            throw new PeerFaultException(
                    AuthenticationFault.UNOFFERED_SIGNATURE_SCHEME,
                    proof.scheme().toString());
        }
        if (!crypto.verifier().fits(proof.scheme(), certificate.getPublicKey())) {
            throw new PeerFaultException(
                    AuthenticationFault.SCHEME_DOES_NOT_FIT_KEY, proof.scheme().toString());
        }
        crypto.verifier()
                .verify(
                        proof.scheme(),
                        certificate.getPublicKey(),
                        signer.of(transcriptHash),
                        proof.signature().toArray());
    }

    /** Ends the handshake when the verdict says so. */
    public static void requireAccepted(Verdict verdict) throws CertificateRejectedException {
        if (!verdict.accepted()) {
            throw new CertificateRejectedException(
                    verdict.badStatus()
                            ? AuthenticationFault.CERTIFICATE_STATUS
                            : CertificateFlag.faultOf(verdict.flags()),
                    verdict.flags().stream().map(CertificateFlag::name).toList(),
                    String.join("; ", verdict.explanations()));
        }
    }
}

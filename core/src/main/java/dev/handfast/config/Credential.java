package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Signer;
import dev.handfast.trust.OcspResponse;
import dev.handfast.trust.TlsCertificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What proves who we are: a certificate, the certificates between it and an authority, and the key to sign with.
 *
 * @param chain our own certificate first, then each one's issuer; never empty
 * @param signer signs with the private key of the first certificate
 * @param ocspResponses what to staple to certificates of the chain, for peers that ask for it
 */
public record Credential(List<X509Certificate> chain, Signer signer, Map<X509Certificate, OcspResponse> ocspResponses) {

    /** An extension has 2^16-1 bytes, of which four say what it is and how long. */
    private static final int LARGEST_OCSP_RESPONSE = 65_531;

    public Credential {
        chain = List.copyOf(chain);
        ocspResponses = Map.copyOf(ocspResponses);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a credential needs a certificate");
        }
        if (!chain.containsAll(ocspResponses.keySet())) {
            throw new IllegalArgumentException("an OCSP response is about a certificate that is not in the chain");
        }
    }

    /** A credential with nothing stapled to it. */
    public Credential(List<X509Certificate> chain, Signer signer) {
        this(chain, signer, Map.of());
    }

    /**
     * A certificate with its private key, which signs with the fastest cryptography of this machine.
     *
     * @throws IllegalArgumentException when the certificate has no private key, or one that TLS cannot sign with
     */
    public static Credential of(TlsCertificate certificate) {
        return of(certificate, CryptoProviders.fastest());
    }

    /**
     * A certificate with its private key, which signs with this cryptography.
     *
     * @throws IllegalArgumentException when the certificate has no private key, or one that TLS cannot sign with
     */
    public static Credential of(TlsCertificate certificate, Crypto crypto) {
        Signer signer = certificate
                .signer()
                .or(() -> certificate
                        .privateKey()
                        .map(key -> crypto.signer(key, certificate.x509().getPublicKey())))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the certificate of " + certificate.subjectName() + " comes without its private key"));
        return new Credential(certificate.chain(), signer);
    }

    /**
     * The same with an OCSP response about our own certificate, which peers get who ask for it (RFC 8446, Section
     * 4.4.2.1). Responses expire within days: a {@link CredentialSelector} can bring a fresh one to each handshake.
     *
     * @param der the response, 1 to 65,531 bytes; not looked at, but copied
     */
    public Credential withOcspResponse(byte[] der) {
        return withOcspResponse(chain.get(0), der);
    }

    /**
     * The same with an OCSP response about a certificate of the chain. TLS 1.3 carries one for each certificate, TLS 1.2
     * only that for our own.
     *
     * @param der the response, 1 to 65,531 bytes; not looked at, but copied
     */
    public Credential withOcspResponse(X509Certificate about, byte[] der) {
        EndpointRules.between("the size of an OCSP response", der.length, 1, LARGEST_OCSP_RESPONSE);
        Map<X509Certificate, OcspResponse> more = new HashMap<>(ocspResponses);
        more.put(about, OcspResponse.of(der));
        return new Credential(chain, signer, more);
    }
}

package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Signer;
import dev.handfast.trust.TlsCertificate;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What proves who we are: a certificate, the certificates between it and an authority, and the key to sign with.
 *
 * @param chain our own certificate first, then each one's issuer; never empty
 * @param signer signs with the private key of the first certificate
 */
public record Credential(List<X509Certificate> chain, Signer signer) {

    public Credential {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a credential needs a certificate");
        }
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
}

package dev.handfast.handshake;

import dev.handfast.config.Credential;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.Certificate13;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.StatusRequest;
import dev.handfast.trust.OcspResponse;
import dev.handfast.wire.Bytes;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** How a side of TLS 1.3 shows a credential of its own. */
public final class OwnCertificate {

    private OwnCertificate() {}

    /** The best scheme of the signer that the peer can verify in a handshake. */
    public static Optional<SignatureScheme> scheme(Credential credential, List<SignatureScheme> verifiable) {
        return credential.signer().schemes().stream()
                .filter(scheme -> verifiable.contains(scheme) && !scheme.isCertificateOnly())
                .findFirst();
    }

    /**
     * The chain as a message.
     *
     * @param stapled whether the peer has asked for OCSP responses
     */
    public static Certificate13 message(Bytes context, Credential credential, boolean stapled) {
        return new Certificate13(
                context,
                credential.chain().stream()
                        .map(certificate -> new Certificate13.Entry(
                                encoding(certificate), stapled ? staple(credential, certificate) : Extensions.EMPTY))
                        .toList());
    }

    private static Extensions staple(Credential credential, X509Certificate certificate) {
        OcspResponse response = credential.ocspResponses().get(certificate);
        return response == null
                ? Extensions.EMPTY
                : Extensions.of(new StatusRequest.Response(Bytes.adopt(response.encoded())));
    }

    private static Bytes encoding(X509Certificate certificate) {
        try {
            return Bytes.adopt(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate of ours has no encoding", e);
        }
    }
}

package dev.handfast.handshake;

import dev.handfast.config.Credential;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.Certificate12;
import dev.handfast.wire.Bytes;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** How a side of TLS 1.2 shows a credential of its own. */
public final class OwnCertificate12 {

    private OwnCertificate12() {}

    /** The best scheme of the signer that the peer can verify. */
    public static Optional<SignatureScheme> scheme(Credential credential, List<SignatureScheme> verifiable) {
        return credential.signer().schemes().stream()
                .filter(verifiable::contains)
                .findFirst();
    }

    /** The chain as a message. */
    public static Certificate12 message(Credential credential) {
        return new Certificate12(
                credential.chain().stream().map(OwnCertificate12::encoding).toList());
    }

    /** A client's answer that it has none that fits (RFC 5246, Section 7.4.6). */
    public static Certificate12 none() {
        return new Certificate12(List.of());
    }

    private static Bytes encoding(X509Certificate certificate) {
        try {
            return Bytes.adopt(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate of ours has no encoding", e);
        }
    }
}

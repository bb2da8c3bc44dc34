package dev.handfast.conformance.bogo;

import dev.handfast.config.Credential;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Signer;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Credentials in the runner's files. */
final class CredentialFile {

    private CredentialFile() {}

    /** The credential that the options name, when they name one. */
    static Optional<Credential> load(Options options, Crypto crypto) throws IOException, UnimplementedException {
        if (!options.has(Option.CERT_FILE) || !options.has(Option.KEY_FILE)) {
            return Optional.empty();
        }
        List<SignatureScheme> preferred = Offers.schemes(options, Option.SIGNING_PREFS, crypto);
        Path certificates = Path.of(options.text(Option.CERT_FILE, ""));
        PrivateKey key = TlsCertificate.fromPem(certificates, Path.of(options.text(Option.KEY_FILE, "")))
                .privateKey()
                .orElseThrow();
        List<X509Certificate> chain = chain(certificates);
        Signer signer = crypto.signer(key, chain.get(0).getPublicKey());
        return Optional.of(
                new Credential(chain, preferred.isEmpty() ? signer : new PreferringSigner(signer, preferred)));
    }

    /** Every certificate of the file in its order, be it a chain or not. */
    static List<X509Certificate> chain(Path file) throws IOException {
        return TlsCertificate.listFromPem(file).stream()
                .map(TlsCertificate::x509)
                .toList();
    }

    /** Signs with some of the schemes of a key, in another order. */
    private record PreferringSigner(Signer signer, List<SignatureScheme> preferred) implements Signer {

        @Override
        public List<SignatureScheme> schemes() {
            return preferred.stream().filter(signer.schemes()::contains).toList();
        }

        @Override
        public CompletionStage<byte[]> sign(SignatureScheme scheme, byte[] content) {
            return signer.sign(scheme, content);
        }
    }
}

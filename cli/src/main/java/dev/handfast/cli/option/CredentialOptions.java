package dev.handfast.cli.option;

import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.trust.TlsCertificate;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who we are. */
public final class CredentialOptions {

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "Our certificate and those of its issuers, in PEM or DER.")
    private @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Its private key, in PEM or DER; may be in the certificate's file.")
    private @Nullable Path key;

    @Option(names = "--p12", paramLabel = "FILE", description = "Both from a PKCS #12 file.")
    private @Nullable Path pkcs12;

    @Mixin
    private PasswordOption password;

    /**
     * The certificate with its key; empty when none was named.
     *
     * @throws InputException when it cannot be read
     */
    public Optional<TlsCertificate> load(Surroundings surroundings) throws InputException {
        if (pkcs12 != null && (certificate != null || key != null)) {
            throw new InputException("--p12 and --cert with --key exclude each other", "Leave one of them out.");
        }
        if (pkcs12 != null) {
            Path file = pkcs12;
            return Optional.of(password.open(file, surroundings, word -> TlsCertificate.fromPkcs12(file, word)));
        }
        if (certificate == null && key != null) {
            throw new InputException("--key is of no use without --cert", "Name the key's certificate.");
        }
        if (certificate == null) {
            return Optional.empty();
        }
        Path chain = certificate;
        Path file = key != null ? key : certificate;
        return Optional.of(password.open(file, surroundings, word -> CertificateFile.withKey(chain, file, word)));
    }
}

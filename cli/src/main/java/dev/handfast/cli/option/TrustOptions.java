package dev.handfast.cli.option;

import dev.handfast.cli.basis.InputException;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.trust.TrustAnchors;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import picocli.CommandLine.Option;

/** Who is trusted. */
public final class TrustOptions {

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Trusted authorities, in PEM or DER; may be given several times. Otherwise the system's.")
    private List<Path> files = List.of();

    /** Whether something was named, instead of the system's authorities. */
    boolean isNamed() {
        return !files.isEmpty();
    }

    /** What is trusted. */
    public TrustAnchors anchors() throws InputException {
        return isNamed() ? named() : system();
    }

    private static TrustAnchors system() throws InputException {
        try {
            return TrustAnchors.system();
        } catch (IOException e) {
            throw new InputException(
                    "the system's trusted authorities cannot be read: " + e.getMessage(),
                    "Name the authorities to trust with --ca FILE.");
        }
    }

    /** The names of the authorities that were named, for clients to choose a certificate by; none without any. */
    public List<X500Principal> authorities() throws InputException {
        return named().certificates().stream()
                .map(X509Certificate::getSubjectX500Principal)
                .distinct()
                .toList();
    }

    private TrustAnchors named() throws InputException {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : files) {
            try {
                List<TlsCertificate> found = CertificateFile.certificates(file);
                if (found.isEmpty()) {
                    throw new InputException(
                            file + " holds no certificate", "--ca takes the certificates of authorities.");
                }
                found.forEach(certificate -> all.add(certificate.x509()));
            } catch (IOException e) {
                throw InputException.of(file, e);
            }
        }
        return TrustAnchors.of(all);
    }
}

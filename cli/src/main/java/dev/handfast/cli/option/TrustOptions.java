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

    /** Somebody who judges peers by what is trusted; files that were named are read now, the system's when needed. */
    public Judge judge(boolean lenient) throws InputException {
        if (files.isEmpty()) {
            return new Judge(TrustAnchors::system, lenient);
        }
        TrustAnchors anchors = named();
        return new Judge(() -> anchors, lenient);
    }

    /** What is trusted. */
    public TrustAnchors anchors() throws IOException {
        return files.isEmpty() ? TrustAnchors.system() : named();
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

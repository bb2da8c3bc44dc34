package dev.handfast.cli.inspect;

import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.option.NameOption;
import dev.handfast.cli.option.TrustOptions;
import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import dev.handfast.trust.CertificateChains;
import dev.handfast.trust.PathVerifier;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.trust.TrustAnchors;
import dev.handfast.trust.Verification;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the certificates of a file as if a peer had sent them. */
record StoreInspection(CertificateStore store, NameOption name, TrustOptions trust) {

    void tell(Report report) throws InputException {
        TrustAnchors anchors = trust.anchors();
        String key = store.key();
        for (TlsCertificate certificate : leaves()) {
            List<X509Certificate> chain = chain(certificate);
            Purpose purpose = purpose(certificate.x509());
            report.tell(new Event.Judged(chain, purpose, key, verify(chain, purpose, anchors)));
            key = "";
        }
    }

    /** Those that did not issue another of the file: its issuers are judged together with a certificate. */
    private List<TlsCertificate> leaves() {
        List<TlsCertificate> leaves = store.certificates().stream()
                .filter(certificate -> store.certificates().stream()
                        .noneMatch(other -> !other.isSame(certificate) && isIssuer(certificate, other)))
                .toList();
        return leaves.isEmpty() ? store.certificates() : leaves;
    }

    /** The certificate, and those of the file that lead up from it by name. */
    private List<X509Certificate> chain(TlsCertificate leaf) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf.x509()));
        Optional<TlsCertificate> next = Optional.of(leaf);
        while (next.isPresent() && chain.size() < CertificateChains.LONGEST) {
            TlsCertificate last = next.get();
            next = store.certificates().stream()
                    .filter(other -> !chain.contains(other.x509()) && isIssuer(other, last))
                    .findFirst();
            next.ifPresent(issuer -> chain.add(issuer.x509()));
        }
        return chain;
    }

    private static boolean isIssuer(TlsCertificate authority, TlsCertificate certificate) {
        return authority
                .x509()
                .getSubjectX500Principal()
                .equals(certificate.x509().getIssuerX500Principal());
    }

    private Verification verify(List<X509Certificate> chain, Purpose purpose, TrustAnchors anchors)
            throws InputException {
        Instant now = Instant.now();
        Optional<PeerIdentity> identity = name.identity();
        return identity.isPresent()
                ? PathVerifier.verify(chain, purpose, identity.get(), anchors, now)
                : PathVerifier.verify(chain, purpose, anchors, now);
    }

    /** What the certificate is for by its own account; a server's, when it leaves that open. */
    private static Purpose purpose(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            boolean clientOnly = purposes != null
                    && purposes.contains(Purpose.CLIENT.oid())
                    && !purposes.contains(Purpose.SERVER.oid());
            return clientOnly ? Purpose.CLIENT : Purpose.SERVER;
        } catch (CertificateParsingException e) {
            return Purpose.SERVER;
        }
    }
}

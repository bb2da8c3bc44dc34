package dev.handfast.conformance.interop;

import dev.handfast.iana.NamedGroup;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.TlsCertificate;
import java.util.List;
import java.util.Optional;

/**
 * How a peer is set up.
 *
 * @param own what it proves itself with
 * @param trusted the authority that it believes
 * @param demanding whether, as a server, it demands certificates
 * @param protocols its application protocols, best first
 * @param groups its groups, best first; all when empty; the JSSE of Java has all in any case
 */
record Setup(
        Optional<TlsCertificate> own,
        TlsCertificate trusted,
        boolean demanding,
        List<String> protocols,
        List<NamedGroup> groups) {

    static Setup server() {
        return server(Material.server(KeyKind.P256));
    }

    static Setup server(TlsCertificate own) {
        return client().with(own);
    }

    static Setup client() {
        return new Setup(Optional.empty(), Material.MINT.certificate(), false, List.of(), List.of());
    }

    Setup with(TlsCertificate certificate) {
        return new Setup(Optional.of(certificate), trusted, demanding, protocols, groups);
    }

    Setup trusting(TlsCertificate authority) {
        return new Setup(own, authority, demanding, protocols, groups);
    }

    Setup demandingCertificates() {
        return new Setup(own, trusted, true, protocols, groups);
    }

    Setup withProtocols(String... names) {
        return new Setup(own, trusted, demanding, List.of(names), groups);
    }

    Setup withGroups(NamedGroup... some) {
        return new Setup(own, trusted, demanding, protocols, List.of(some));
    }
}

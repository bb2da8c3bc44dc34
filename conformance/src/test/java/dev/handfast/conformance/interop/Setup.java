package dev.handfast.conformance.interop;

import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
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
 * @param versions what it speaks, newest first: TLS 1.3 unless a test says more
 */
record Setup(
        Optional<TlsCertificate> own,
        TlsCertificate trusted,
        boolean demanding,
        List<String> protocols,
        List<NamedGroup> groups,
        List<ProtocolVersion> versions) {

    private static final List<ProtocolVersion> USUAL = List.of(ProtocolVersion.TLS_1_3);

    static Setup server() {
        return server(Material.server(KeyKind.P256));
    }

    static Setup server(TlsCertificate own) {
        return client().with(own);
    }

    static Setup client() {
        return new Setup(Optional.empty(), Material.MINT.certificate(), false, List.of(), List.of(), USUAL);
    }

    Setup with(TlsCertificate certificate) {
        return new Setup(Optional.of(certificate), trusted, demanding, protocols, groups, versions);
    }

    Setup trusting(TlsCertificate authority) {
        return new Setup(own, authority, demanding, protocols, groups, versions);
    }

    Setup demandingCertificates() {
        return new Setup(own, trusted, true, protocols, groups, versions);
    }

    Setup withProtocols(String... names) {
        return new Setup(own, trusted, demanding, List.of(names), groups, versions);
    }

    Setup withGroups(NamedGroup... some) {
        return new Setup(own, trusted, demanding, protocols, List.of(some), versions);
    }

    Setup speaking(ProtocolVersion... newestFirst) {
        return new Setup(own, trusted, demanding, protocols, groups, List.of(newestFirst));
    }
}

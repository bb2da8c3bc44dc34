package dev.handfast.config;

import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import java.util.List;

/**
 * What a client offers, as far as a server's choice of configuration may depend on it.
 *
 * @param serverName the name that the client asks for; empty when it names none
 * @param applicationProtocols the protocols offered by ALPN, in the client's order
 */
public record ClientOffer(
        String serverName,
        List<String> applicationProtocols,
        List<ProtocolVersion> versions,
        List<CipherSuite> suites,
        List<NamedGroup> groups,
        List<SignatureScheme> schemes) {

    public ClientOffer {
        applicationProtocols = List.copyOf(applicationProtocols);
        versions = List.copyOf(versions);
        suites = List.copyOf(suites);
        groups = List.copyOf(groups);
        schemes = List.copyOf(schemes);
    }
}

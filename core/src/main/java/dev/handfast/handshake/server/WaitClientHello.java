package dev.handfast.handshake.server;

import dev.handfast.config.ClientOffer;
import dev.handfast.config.Decision;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Negotiation;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.handshake.Suspended;
import dev.handfast.handshake.server12.NegotiateParameters12;
import dev.handfast.handshake.server13.NegotiateParameters;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.Medium;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ClientHello;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.message.extension.SupportedVersions;
import java.util.List;
import java.util.Set;

/** START (RFC 8446, Appendix A.2): the client makes its offer. */
public record WaitClientHello(ServerConfig config) implements HandshakeState {

    /** Whoever names it must be refused, whatever else it offers (RFC 8446, Section D.5). */
    private static final int SSL_3 = 0x0300;

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CLIENT_HELLO);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws TlsException {
        ClientHello hello = message.decode(config.medium() == Medium.STREAM ? ClientHello.TLS : ClientHello.DTLS);
        if (hello.extensions().contains(ExtensionType.EARLY_DATA)) {
            out.learned(new Fact.EarlyDataRefused());
        }
        hello.extensions().find(ServerName.class).ifPresent(name -> out.learned(new Fact.ServerName(name.hostName())));
        if (config.configurations().isEmpty()) {
            return negotiate(config, hello, message, out);
        }
        return new Suspended<>(
                new Decision.SelectConfiguration(offer(config.medium(), hello)),
                (chosen, then) -> negotiate(chosen.over(config.medium()), hello, message, then),
                0,
                () -> {});
    }

    private static HandshakeState negotiate(
            ServerConfig config, ClientHello hello, RawMessage message, HandshakeOutput out) throws TlsException {
        if (hello.legacyVersion().code() <= SSL_3) {
            throw new PeerFaultException(
                    NegotiationFault.NO_COMMON_VERSION, hello.legacyVersion().toString());
        }
        List<ProtocolVersion> offered = versions(config.medium(), hello);
        requireNoFallback(config, hello, offered);
        ProtocolVersion version = Negotiation.firstCommon(config.policy().versions(), offered)
                .orElseThrow(() ->
                        new PeerFaultException(NegotiationFault.NO_COMMON_VERSION, "the client offers " + offered));
        ReceivedHello received = new ReceivedHello(config, hello, message, new Transcript(config.crypto()));
        return version.equals(config.medium().version13())
                ? NegotiateParameters.begin(received, out)
                : NegotiateParameters12.begin(received, version, out);
    }

    /** A client that says it has fallen back, and need not have, has been led to do so (RFC 7507, Section 3). */
    private static void requireNoFallback(ServerConfig config, ClientHello hello, List<ProtocolVersion> offered)
            throws PeerFaultException {
        ProtocolVersion best = config.policy().versions().get(0);
        if (hello.suites().contains(CipherSuite.TLS_FALLBACK_SCSV)
                && offered.stream().noneMatch(version -> version.isAtLeast(best))) {
            throw new PeerFaultException(NegotiationFault.INAPPROPRIATE_FALLBACK, "to " + offered + " from " + best);
        }
    }

    /**
     * What the client speaks: supported_versions alone, where it is present. Without it, it speaks TLS 1.2 at most, whatever
     * legacy_version says (RFC 8446, Section 4.2.1).
     */
    private static List<ProtocolVersion> versions(Medium medium, ClientHello hello) {
        return hello.extensions()
                .find(SupportedVersions.Offer.class)
                .map(SupportedVersions.Offer::versions)
                .orElseGet(() -> List.of(
                        hello.legacyVersion().isAtLeast(medium.version13())
                                ? medium.version12()
                                : hello.legacyVersion()));
    }

    private static ClientOffer offer(Medium medium, ClientHello hello) {
        return new ClientOffer(
                hello.extensions()
                        .find(ServerName.class)
                        .map(ServerName::hostName)
                        .orElse(""),
                hello.extensions().find(Alpn.class).map(Alpn::texts).orElse(List.of()),
                versions(medium, hello),
                hello.suites(),
                hello.extensions()
                        .find(SupportedGroups.class)
                        .map(SupportedGroups::groups)
                        .orElse(List.of()),
                hello.extensions()
                        .find(SignatureAlgorithms.class)
                        .map(SignatureAlgorithms::schemes)
                        .orElse(List.of()));
    }

    @Override
    public void close() {}
}

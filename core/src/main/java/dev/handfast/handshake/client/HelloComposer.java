package dev.handfast.handshake.client;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ClientSession;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.handshake.ClientPsk;
import dev.handfast.handshake.ExpectedPeer;
import dev.handfast.handshake.RecordLimits12;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.ClientHello;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.EcPointFormats;
import dev.handfast.message.extension.ExtendedMasterSecret;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.PskKeyExchangeModes;
import dev.handfast.message.extension.RecordSizeLimit;
import dev.handfast.message.extension.RenegotiationInfo;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SessionTicket;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.StatusRequest;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the first ClientHello of a configuration (RFC 8446, Section 4.1.2). */
record HelloComposer(ClientConfig config, ExpectedPeer peer) {

    ClientHello compose(Map<NamedGroup, PrivateShare> shares, List<ClientPsk> psks, List<ClientSession> sessions) {
        return new ClientHello(
                config.medium().version12(),
                random(32),
                sessionId(sessions),
                Bytes.EMPTY,
                config.policy().suites(),
                Bytes.of(0),
                extensions(shares, psks, sessions));
    }

    /**
     * The identifier of a session that the server remembers. Beside a ticket, any: the server repeats it when it resumes
     * (RFC 5077, Section 3.4). Otherwise any where a handshake of TLS 1.3 shall look like one of TLS 1.2.
     */
    private Bytes sessionId(List<ClientSession> sessions) {
        Bytes known = sessions.stream()
                .map(session -> Bytes.adopt(session.sessionId()))
                .findFirst()
                .orElse(Bytes.EMPTY);
        if (!known.isEmpty()) {
            return known;
        }
        return !sessions.isEmpty() || (offers(config.medium().version13()) && config.middleboxCompatibility())
                ? random(32)
                : Bytes.EMPTY;
    }

    private boolean offers(ProtocolVersion version) {
        return config.policy().versions().contains(version);
    }

    /** The client's public values. */
    static KeyShare.Offer offer(Map<NamedGroup, PrivateShare> shares) {
        return new KeyShare.Offer(shares.entrySet().stream()
                .map(share -> new KeyShare.Entry(
                        share.getKey(), Bytes.adopt(share.getValue().publicShare())))
                .toList());
    }

    private Extensions extensions(
            Map<NamedGroup, PrivateShare> shares, List<ClientPsk> psks, List<ClientSession> sessions) {
        List<Extension> list = new ArrayList<>();
        peer.identity().flatMap(PeerIdentity::serverName).map(ServerName::new).ifPresent(list::add);
        list.add(new SupportedGroups(config.policy().groups()));
        list.add(new SignatureAlgorithms(config.policy().verifiable()));
        if (!config.applicationProtocols().isEmpty()) {
            list.add(Alpn.of(config.applicationProtocols().toArray(String[]::new)));
        }
        if (config.ocspStapling()) {
            list.add(StatusRequest.Request.ocsp());
        }
        list.add(new RecordSizeLimit(
                offers(config.medium().version13())
                        ? config.recordSizeLimit()
                        : RecordLimits12.offered(config.recordSizeLimit())));
        if (offers(config.medium().version12())) {
            addFor12(sessions, list);
        }
        if (offers(config.medium().version13())) {
            addFor13(shares, list);
        }
        if (!psks.isEmpty()) {
            list.add(OfferedPsks.unbound(psks));
        }
        return new Extensions(list);
    }

    private void addFor12(List<ClientSession> sessions, List<Extension> list) {
        list.add(new ExtendedMasterSecret());
        list.add(new RenegotiationInfo(Bytes.EMPTY));
        list.add(EcPointFormats.UNCOMPRESSED);
        if (config.keepsSessions()) {
            list.add(new SessionTicket(sessions.stream()
                    .map(session -> Bytes.adopt(session.ticket()))
                    .findFirst()
                    .orElse(Bytes.EMPTY)));
        }
    }

    private void addFor13(Map<NamedGroup, PrivateShare> shares, List<Extension> list) {
        list.add(new SupportedVersions.Offer(config.policy().versions()));
        list.add(
                config.policy().pskWithoutKeyExchange()
                        ? PskKeyExchangeModes.of(PskKeyExchangeModes.PSK_DHE_KE, PskKeyExchangeModes.PSK_KE)
                        : PskKeyExchangeModes.of(PskKeyExchangeModes.PSK_DHE_KE));
        list.add(offer(shares));
    }

    private Bytes random(int size) {
        byte[] bytes = new byte[size];
        config.crypto().random().nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}

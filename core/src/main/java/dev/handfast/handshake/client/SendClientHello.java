package dev.handfast.handshake.client;

import dev.handfast.config.ClientConfig;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.handshake.Beginning;
import dev.handfast.handshake.ExpectedPeer;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.SentHello;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ClientHello;
import dev.handfast.message.FlightKind;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** START (RFC 8446, Appendix A.1): the client makes its offer. */
public record SendClientHello(ClientConfig config, ExpectedPeer peer) implements Beginning {

    /** Sends a ClientHello and waits for the answer. */
    @Override
    public HandshakeState begin(HandshakeOutput out) {
        Map<NamedGroup, PrivateShare> shares = new LinkedHashMap<>();
        for (NamedGroup group : config.shareGroups()) {
            shares.put(group, generate(config, group));
        }
        ClientHello hello = new ClientHello(
                ProtocolVersion.TLS_1_2,
                random(32),
                config.middleboxCompatibility() ? random(32) : Bytes.EMPTY,
                Bytes.EMPTY,
                config.policy().suites(),
                Bytes.of(0),
                extensions(shares));
        return send(hello, shares, out);
    }

    /** Sends this very ClientHello, whose private shares change hands, and waits for the answer. */
    HandshakeState send(ClientHello hello, Map<NamedGroup, PrivateShare> shares, HandshakeOutput out) {
        Transcript transcript = new Transcript(config.crypto());
        transcript.add(out.send(hello, FlightKind.ANSWERED));
        out.endFlight();
        return new WaitServerHello(new SentHello(config, peer, hello, shares, false, transcript), Optional.empty());
    }

    /** A fresh private share of a group that the configuration knows to be available. */
    static PrivateShare generate(ClientConfig config, NamedGroup name) {
        KeyExchangeGroup group = config.crypto()
                .group(name)
                .orElseThrow(() -> new IllegalStateException("the group " + name + " is not available"));
        return group.generate(config.crypto().random());
    }

    private Extensions extensions(Map<NamedGroup, PrivateShare> shares) {
        List<Extension> list = new ArrayList<>();
        peer.identity().flatMap(PeerIdentity::serverName).map(ServerName::new).ifPresent(list::add);
        list.add(new SupportedGroups(config.policy().groups()));
        list.add(new SignatureAlgorithms(config.policy().verifiable()));
        if (!config.applicationProtocols().isEmpty()) {
            list.add(Alpn.of(config.applicationProtocols().toArray(String[]::new)));
        }
        list.add(new SupportedVersions.Offer(config.policy().versions()));
        list.add(new KeyShare.Offer(shares.entrySet().stream()
                .map(share -> new KeyShare.Entry(
                        share.getKey(), Bytes.adopt(share.getValue().publicShare())))
                .toList()));
        return new Extensions(list);
    }

    private Bytes random(int size) {
        byte[] bytes = new byte[size];
        config.crypto().random().nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}

package dev.handfast.handshake.client;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ClientSession;
import dev.handfast.config.Decision;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.handshake.Beginning;
import dev.handfast.handshake.ClientPsk;
import dev.handfast.handshake.ExpectedPeer;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.SentHello;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.NamedGroup;
import dev.handfast.keys.Transcript;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.ClientHello;
import dev.handfast.message.FlightKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** START (RFC 8446, Appendix A.1): the client looks for a session, and makes its offer. */
public record SendClientHello(ClientConfig config, ExpectedPeer peer) implements Beginning {

    /** Sends a ClientHello and waits for the answer. */
    @Override
    public HandshakeState begin(HandshakeOutput out) {
        if (peer.identity().isEmpty() || !config.keepsSessions()) {
            return send(Optional.empty(), out);
        }
        return new Suspended<>(new Decision.FindSession(peer.identity().get().text()), this::send, 0, () -> {});
    }

    private HandshakeState send(Optional<ClientSession> session, HandshakeOutput out) {
        try (Unfinished made = new Unfinished()) {
            session.ifPresent(made::add);
            Map<NamedGroup, PrivateShare> shares = new LinkedHashMap<>();
            for (NamedGroup group : config.shareGroups()) {
                shares.put(group, made.add(generate(config, group)));
            }
            List<ClientPsk> psks = OfferedPsks.of(config, session, made);
            return made.handOn(send(new HelloComposer(config, peer).compose(shares, psks), shares, psks, out));
        }
    }

    /** Sends this very ClientHello, whose private shares and keys change hands, and waits for the answer. */
    HandshakeState send(
            ClientHello hello, Map<NamedGroup, PrivateShare> shares, List<ClientPsk> psks, HandshakeOutput out) {
        Transcript transcript = new Transcript(config.crypto());
        ClientHello bound = OfferedPsks.bind(config, hello, psks, transcript);
        transcript.add(out.send(bound, FlightKind.ANSWERED));
        out.endFlight();
        return new WaitServerHello(
                new SentHello(config, peer, bound, shares, psks, false, transcript), Optional.empty());
    }

    /** A fresh private share of a group that the configuration knows to be available. */
    static PrivateShare generate(ClientConfig config, NamedGroup name) {
        KeyExchangeGroup group = config.crypto()
                .group(name)
                .orElseThrow(() -> new IllegalStateException("the group " + name + " is not available"));
        return group.generate(config.crypto().random());
    }
}

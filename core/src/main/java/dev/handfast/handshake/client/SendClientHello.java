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
import dev.handfast.wire.Bytes;
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
            List<ClientPsk> psks = List.of();
            if (config.policy().versions().contains(config.medium().version13())) {
                for (NamedGroup group : config.shareGroups()) {
                    shares.put(group, made.add(generate(config, group)));
                }
                psks = OfferedPsks.of(config, OfferedSession.of13(session), made);
            }
            List<ClientSession> sessions = OfferedSession.of12(config, session);
            ClientHello hello = new HelloComposer(config, peer).compose(shares, psks, sessions);
            return made.handOn(send(hello, shares, psks, sessions, 0, out));
        }
    }

    /** Sends the same ClientHello, with a cookie, as if it was the first one (RFC 6347, Section 4.2.1). */
    static HandshakeState sendVerified(SentHello sent, Bytes cookie, int verifications, HandshakeOutput out) {
        return new SendClientHello(sent.config(), sent.peer())
                .send(sent.hello().withCookie(cookie), sent.shares(), sent.psks(), sent.sessions(), verifications, out);
    }

    /**
     * Sends this very ClientHello, whose private shares, keys and session change hands, and waits for the answer.
     *
     * @param verifications how often the server has asked for a cookie
     */
    HandshakeState send(
            ClientHello hello,
            Map<NamedGroup, PrivateShare> shares,
            List<ClientPsk> psks,
            List<ClientSession> sessions,
            int verifications,
            HandshakeOutput out) {
        Transcript transcript = new Transcript(config.crypto());
        ClientHello bound = OfferedPsks.bind(config, hello, psks, transcript);
        transcript.add(out.send(bound, FlightKind.ANSWERED));
        out.endFlight();
        return new WaitServerHello(
                new SentHello(config, peer, bound, shares, psks, sessions, false, transcript),
                Optional.empty(),
                verifications);
    }

    /** A fresh private share of a group that the configuration knows to be available. */
    static PrivateShare generate(ClientConfig config, NamedGroup name) {
        KeyExchangeGroup group = config.crypto()
                .group(name)
                .orElseThrow(() -> new IllegalStateException("the group " + name + " is not available"));
        return group.generate(config.crypto().random());
    }
}

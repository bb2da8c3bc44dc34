package dev.handfast.handshake.client;

import dev.handfast.config.ClientConfig;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.ClientPsk;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.SentHello;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.Transcript;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.ClientHello;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.ExtensionRules;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.message.extension.SupportedVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers a HelloRetryRequest with the ClientHello that it asks for (RFC 8446, Section 4.1.4). */
final class AnswerRetry {

    private AnswerRetry() {}

    static HandshakeState answer(SentHello sent, RawMessage message, HandshakeOutput out) throws PeerFaultException {
        HelloRetryRequest retry = message.decode(HelloRetryRequest.CODEC);
        Optional<NamedGroup> group =
                retry.extensions().find(KeyShare.Retry.class).map(KeyShare.Retry::group);
        check(sent, retry, group);
        out.requireDrained();
        out.learned(new Fact.Retried());

        Transcript transcript = sent.transcript();
        transcript.start(retry.suite().hash());
        transcript.replaceWithMessageHash();
        transcript.add(message.encoding());

        try (Unfinished made = new Unfinished()) {
            Map<NamedGroup, PrivateShare> shares = sent.shares();
            if (group.isPresent()) {
                shares.values().forEach(PrivateShare::close);
                shares = Map.of(group.get(), made.add(SendClientHello.generate(sent.config(), group.get())));
            }
            return made.handOn(repeat(sent, retry, shares, out));
        }
    }

    private static HandshakeState repeat(
            SentHello sent, HelloRetryRequest retry, Map<NamedGroup, PrivateShare> shares, HandshakeOutput out) {
        Transcript transcript = sent.transcript();
        List<ClientPsk> psks = keep(sent.psks(), retry.suite().hash());
        ClientHello hello =
                OfferedPsks.bind(sent.config(), second(sent.hello(), retry, shares, psks), psks, transcript);
        if (!hello.sessionId().isEmpty()) {
            out.changeCipherSpec();
        }
        transcript.add(out.send(hello, FlightKind.ANSWERED));
        out.endFlight();
        return new WaitServerHello(
                new SentHello(sent.config(), sent.peer(), hello, shares, psks, sent.sessions(), true, transcript),
                Optional.of(retry),
                0);
    }

    /** The keys that fit the suite that the server has chosen; the others are closed. */
    private static List<ClientPsk> keep(List<ClientPsk> psks, HashAlgorithm hash) {
        psks.stream().filter(psk -> psk.hash() != hash).forEach(ClientPsk::close);
        return psks.stream().filter(psk -> psk.hash() == hash).toList();
    }

    private static void check(SentHello sent, HelloRetryRequest retry, Optional<NamedGroup> group)
            throws PeerFaultException {
        ClientConfig config = sent.config();
        ExtensionRules.requireOffered(
                retry.extensions(), sent.hello().extensions().types());
        Optional<ProtocolVersion> version =
                retry.extensions().find(SupportedVersions.Choice.class).map(SupportedVersions.Choice::version);
        if (version.isEmpty()) {
            throw new PeerFaultException(NegotiationFault.MISSING_EXTENSION, "supported_versions");
        }
        if (!config.policy().versions().contains(version.get())
                || !version.get().isAtLeast(ProtocolVersion.TLS_1_3)) {
            throw new PeerFaultException(
                    NegotiationFault.UNOFFERED_VERSION, version.get().toString());
        }
        if (!retry.legacyVersion().equals(ProtocolVersion.TLS_1_2)) {
            throw new PeerFaultException(
                    NegotiationFault.WRONG_LEGACY_VERSION, retry.legacyVersion().toString());
        }
        if (!retry.sessionIdEcho().equals(sent.hello().sessionId())) {
            throw new PeerFaultException(NegotiationFault.WRONG_SESSION_ID_ECHO);
        }
        if (!config.policy().suites().contains(retry.suite()) || !retry.suite().isFor13()) {
            throw new PeerFaultException(
                    NegotiationFault.UNOFFERED_SUITE, retry.suite().toString());
        }
        if (retry.compressionMethod() != 0) {
            throw new PeerFaultException(NegotiationFault.COMPRESSION_CHOSEN);
        }
        if (group.isEmpty() && !retry.extensions().contains(ExtensionType.COOKIE)) {
            throw new PeerFaultException(NegotiationFault.USELESS_HELLO_RETRY_REQUEST);
        }
        if (group.isPresent() && !config.policy().groups().contains(group.get())) {
            throw new PeerFaultException(
                    NegotiationFault.UNOFFERED_GROUP, group.get().toString());
        }
        if (group.isPresent() && sent.shares().containsKey(group.get())) {
            throw new PeerFaultException(
                    NegotiationFault.RETRY_GROUP_ALREADY_SHARED, group.get().toString());
        }
    }

    /** The same hello with the share that was asked for, the cookie echoed, and the keys that still fit. */
    private static ClientHello second(
            ClientHello first, HelloRetryRequest retry, Map<NamedGroup, PrivateShare> shares, List<ClientPsk> psks) {
        List<Extension> list = new ArrayList<>();
        for (Extension extension : first.extensions().list()) {
            if (extension instanceof KeyShare.Offer) {
                list.add(
                        retry.extensions().contains(ExtensionType.KEY_SHARE) ? HelloComposer.offer(shares) : extension);
            } else if (!(extension instanceof PreSharedKey)) {
                list.add(extension);
            }
        }
        retry.extensions().find(Cookie.class).ifPresent(list::add);
        if (!psks.isEmpty()) {
            list.add(OfferedPsks.unbound(psks));
        }
        return new ClientHello(
                first.legacyVersion(),
                first.random(),
                first.sessionId(),
                first.cookie(),
                first.suites(),
                first.compressionMethods(),
                new Extensions(list));
    }
}

package dev.handfast.handshake.client13;

import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.ClientPsk;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.SentHello;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.EarlySecrets;
import dev.handfast.keys.HandshakeSecrets;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.Transcript;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.ExtensionRules;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.wire.Bytes;
import java.util.Optional;

/** Goes from a ServerHello of TLS 1.3 to handshake keys (RFC 8446, Sections 4.1.3 and 7.1). */
public final class AcceptServerHello {

    private AcceptServerHello() {}

    /**
     * Takes the ServerHello whose version has been found to be 1.3.
     *
     * @param sent changes hands
     */
    public static HandshakeState accept(SentHello sent, ServerHello hello, Bytes encoding, HandshakeOutput out)
            throws PeerFaultException {
        check(sent, hello);
        Transcript transcript = sent.transcript();
        if (!sent.retried()) {
            transcript.start(hello.suite().hash());
        }
        transcript.add(encoding);
        Optional<ClientPsk> psk = psk(sent, hello);
        try (Unfinished made = new Unfinished()) {
            Parameters13 parameters = made.add(parameters(sent, hello, psk, transcript));
            sent.close();
            out.learned(new Fact.Negotiated(ProtocolVersion.TLS_1_3, hello.suite()));
            hello.extensions()
                    .find(KeyShare.Choice.class)
                    .ifPresent(share -> out.learned(new Fact.Group(share.entry().group())));
            out.learned(new Fact.RestsOn(parameters.authentication()));
            out.readWith(2, parameters.server());
            if (!sent.retried() && !sent.hello().sessionId().isEmpty()) {
                out.changeCipherSpec();
            }
            out.writeWith(2, parameters.client());
            return made.handOn(new WaitEncryptedExtensions(parameters));
        }
    }

    private static Parameters13 parameters(
            SentHello sent, ServerHello hello, Optional<ClientPsk> psk, Transcript transcript)
            throws PeerFaultException {
        Authentication authentication = psk.map(ClientPsk::authentication).orElseGet(Authentication.ByCertificate::new);
        try (Unfinished made = new Unfinished()) {
            HandshakeSecrets secrets = made.add(secrets(sent, hello, psk, transcript));
            return made.handOn(new Parameters13(
                    sent.config(),
                    sent.peer(),
                    sent.hello(),
                    hello.suite(),
                    authentication,
                    transcript,
                    secrets,
                    made.add(secrets.clientTraffic()),
                    made.add(secrets.serverTraffic())));
        }
    }

    private static void check(SentHello sent, ServerHello hello) throws PeerFaultException {
        ExtensionRules.checkServerHello13(hello.extensions());
        ExtensionRules.requireOffered(
                hello.extensions(), sent.hello().extensions().types());
        if (!hello.sessionIdEcho().equals(sent.hello().sessionId())) {
            throw new PeerFaultException(NegotiationFault.WRONG_SESSION_ID_ECHO);
        }
        if (!sent.hello().suites().contains(hello.suite()) || !hello.suite().isFor13()) {
            throw new PeerFaultException(
                    NegotiationFault.UNOFFERED_SUITE, hello.suite().toString());
        }
        if (hello.compressionMethod() != 0) {
            throw new PeerFaultException(NegotiationFault.COMPRESSION_CHOSEN);
        }
        if (hello.extensions().contains(ExtensionType.COOKIE)) {
            throw new PeerFaultException(DecodeFault.EXTENSION_NOT_ALLOWED_HERE, "cookie in server_hello");
        }
    }

    /** The key that the server has chosen among those offered. */
    private static Optional<ClientPsk> psk(SentHello sent, ServerHello hello) throws PeerFaultException {
        Optional<PreSharedKey.Choice> choice = hello.extensions().find(PreSharedKey.Choice.class);
        if (choice.isEmpty()) {
            return Optional.empty();
        }
        int index = choice.get().selectedIdentity();
        if (index >= sent.psks().size()
                || sent.psks().get(index).hash() != hello.suite().hash()) {
            throw new PeerFaultException(NegotiationFault.UNOFFERED_PSK, "identity " + index);
        }
        return Optional.of(sent.psks().get(index));
    }

    private static HandshakeSecrets secrets(
            SentHello sent, ServerHello hello, Optional<ClientPsk> psk, Transcript transcript)
            throws PeerFaultException {
        Optional<KeyShare.Entry> share =
                hello.extensions().find(KeyShare.Choice.class).map(KeyShare.Choice::entry);
        if (share.isEmpty() && !(psk.isPresent() && sent.config().policy().pskWithoutKeyExchange())) {
            throw new PeerFaultException(NegotiationFault.MISSING_EXTENSION, "key_share");
        }
        Schedule schedule = sent.schedule();
        HashAlgorithm hash = hello.suite().hash();
        try (EarlySecrets early = psk.isPresent()
                ? EarlySecrets.of(schedule, hash, psk.get().key())
                : EarlySecrets.withoutPsk(schedule, hash)) {
            if (share.isEmpty()) {
                return early.handshakeWithoutSharedSecret(hello.suite(), transcript.hash());
            }
            PrivateShare own = sent.shares().get(share.get().group());
            if (own == null) {
                throw new PeerFaultException(
                        NegotiationFault.UNOFFERED_KEY_SHARE,
                        share.get().group().toString());
            }
            try (Secret shared = own.decapsulate(share.get().keyExchange().toArray())) {
                return early.handshake(hello.suite(), shared, transcript.hash());
            }
        }
    }
}

package dev.handfast.handshake.client13;

import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.SentHello;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.EarlySecrets;
import dev.handfast.keys.HandshakeSecrets;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.ExtensionRules;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.wire.Bytes;

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
        HandshakeSecrets secrets = secrets(sent, hello, transcript);
        TrafficSecret client = secrets.clientTraffic();
        TrafficSecret server = secrets.serverTraffic();
        Parameters13 parameters = new Parameters13(
                sent.config(), sent.peer(), sent.hello(), hello.suite(), transcript, secrets, client, server);
        sent.close();
        out.learned(new Fact.Negotiated(ProtocolVersion.TLS_1_3, hello.suite()));
        hello.extensions()
                .find(KeyShare.Choice.class)
                .ifPresent(share -> out.learned(new Fact.Group(share.entry().group())));
        out.readWith(2, server);
        if (!sent.retried() && !sent.hello().sessionId().isEmpty()) {
            out.changeCipherSpec();
        }
        out.writeWith(2, client);
        return new WaitEncryptedExtensions(parameters);
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

    private static HandshakeSecrets secrets(SentHello sent, ServerHello hello, Transcript transcript)
            throws PeerFaultException {
        KeyShare.Entry share = hello.extensions()
                .find(KeyShare.Choice.class)
                .map(KeyShare.Choice::entry)
                .orElseThrow(() -> new PeerFaultException(NegotiationFault.MISSING_EXTENSION, "key_share"));
        PrivateShare own = sent.shares().get(share.group());
        if (own == null) {
            throw new PeerFaultException(
                    NegotiationFault.UNOFFERED_KEY_SHARE, share.group().toString());
        }
        Schedule schedule = new Schedule(
                sent.config().crypto(),
                LabelPrefix.TLS,
                new SecretLog(sent.config().keyLog(), sent.hello().random()));
        try (Secret shared = own.decapsulate(share.keyExchange().toArray());
                EarlySecrets early =
                        EarlySecrets.withoutPsk(schedule, hello.suite().hash())) {
            return early.handshake(hello.suite(), shared, transcript.hash());
        }
    }
}

package dev.handfast.testkit;

import dev.handfast.config.Credential;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.OwnCertificate12;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ClientCertificateType;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.Keys12;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.message.CertificateRequest12;
import dev.handfast.message.ClientHello;
import dev.handfast.message.ClientKeyExchange;
import dev.handfast.message.EcdhParams;
import dev.handfast.message.Finished;
import dev.handfast.message.HelloRequest;
import dev.handfast.message.NewSessionTicket12;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.ServerHelloDone;
import dev.handfast.message.ServerKeyExchange;
import dev.handfast.message.extension.ExtendedMasterSecret;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.RenegotiationInfo;
import dev.handfast.message.extension.SessionTicket;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server of TLS 1.2 that does what a test tells it, to an engine that is a client.
 *
 * <pre>{@code
 * HostileServer12 server = HostileServer12.against(endpoint, crypto, credential, Tamper.none());
 * server.sendServerHello();
 * server.sendServerHelloDone();                // without a certificate
 * }</pre>
 */
public final class HostileServer12 {

    /** The suite that this server chooses. */
    public static final CipherSuite SUITE = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;

    private final Crypto crypto;
    private final HostilePeer peer;
    private final Credential credential;
    private final PrivateShare share;
    private @Nullable ClientHello hello;
    private @Nullable ServerHello answer;
    private @Nullable Keys12 keys;
    private @Nullable Secret session;
    private boolean extendsMasterSecret = true;

    private HostileServer12(Endpoint victim, Crypto crypto, Credential credential, Tamper tamper) {
        this.crypto = crypto;
        this.credential = credential;
        this.share = crypto.group(NamedGroup.X25519).orElseThrow().generate(crypto.random());
        this.peer = new HostilePeer(victim, crypto, tamper, this::take);
    }

    /** A server that has received the client's hello, and that changes its messages in this way. */
    public static HostileServer12 against(Endpoint victim, Crypto crypto, Credential credential, Tamper tamper) {
        HostileServer12 server = new HostileServer12(victim, crypto, credential, tamper);
        victim.begin();
        server.peer.receive();
        return server;
    }

    /** What sends and receives, at any time, whatever a test wants. */
    public HostilePeer peer() {
        return peer;
    }

    /** The client's hello. */
    public ClientHello hello() {
        return Objects.requireNonNull(hello);
    }

    /** Does the whole handshake, and gives a ticket if the client takes one. */
    public void handshake() {
        sendFirstFlight();
        if (hello().extensions().contains(ExtensionType.SESSION_TICKET)) {
            sendTicket();
        }
        sendFinished();
    }

    /** Sends everything up to ServerHelloDone. */
    public void sendFirstFlight() {
        sendServerHello();
        sendCertificate();
        sendKeyExchange();
        sendServerHelloDone();
    }

    /** Does the whole handshake without the extended master secret and without a ticket. */
    public void handshakeWithoutExtendedMasterSecret() {
        extendsMasterSecret = false;
        sendServerHello(Bytes.EMPTY, List.of(new RenegotiationInfo(Bytes.EMPTY)));
        sendCertificate();
        sendKeyExchange();
        sendServerHelloDone();
        sendFinished();
    }

    /** Sends the ServerHello of a full handshake; it promises a ticket if the client takes one. */
    public void sendServerHello() {
        List<Extension> list = new ArrayList<>(List.of(new RenegotiationInfo(Bytes.EMPTY), new ExtendedMasterSecret()));
        if (hello().extensions().contains(ExtensionType.SESSION_TICKET)) {
            list.add(SessionTicket.PROMISE);
        }
        sendServerHello(Bytes.EMPTY, list);
    }

    /** Sends a ServerHello that resumes this session, whose keys are used behind the next change_cipher_spec. */
    public void sendResumingHello(Secret masterSecret) {
        session = masterSecret;
        sendServerHello(hello().sessionId(), List.of(new RenegotiationInfo(Bytes.EMPTY), new ExtendedMasterSecret()));
    }

    private void sendServerHello(Bytes sessionId, List<Extension> extensions) {
        ServerHello made =
                new ServerHello(ProtocolVersion.TLS_1_2, random(), sessionId, SUITE, 0, new Extensions(extensions));
        answer = made;
        peer.send(made);
        if (session != null) {
            keys = Keys12.resumed(schedule(), SUITE, session.copy(), hello().random(), made.random());
        }
    }

    /** Sends the certificates of the credential. */
    public void sendCertificate() {
        peer.send(OwnCertificate12.message(credential));
    }

    /** Sends our share, signed with the first scheme of the credential. */
    public void sendKeyExchange() {
        EcdhParams params = new EcdhParams(NamedGroup.X25519, Bytes.adopt(share.publicShare()));
        SignatureScheme scheme = credential.signer().schemes().get(0);
        byte[] content = params.signedContent(
                hello().random(), Objects.requireNonNull(answer).random());
        byte[] signature =
                credential.signer().sign(scheme, content).toCompletableFuture().join();
        peer.send(new ServerKeyExchange.Ecdhe(params, scheme, Bytes.adopt(signature)));
    }

    /** Asks for the client's certificate. */
    public void sendCertificateRequest() {
        peer.send(new CertificateRequest12(
                List.of(ClientCertificateType.ECDSA_SIGN), List.of(SignatureScheme.ECDSA_SECP256R1_SHA256), List.of()));
    }

    /** Ends our first flight. */
    public void sendServerHelloDone() {
        peer.send(new ServerHelloDone());
    }

    /** Sends a ticket, behind the client's Finished or in a resumed handshake. */
    public void sendTicket() {
        peer.receive();
        peer.send(new NewSessionTicket12(7200, Bytes.hex("0102030405060708")));
    }

    /** Sends change_cipher_spec, and uses the new keys from then on. */
    public void changeKeys() {
        peer.receive();
        Keys12 all = Objects.requireNonNull(keys);
        peer.changeCipherSpec();
        peer.writeWith(all.server());
        peer.readBehindChangeCipherSpec(all.client());
    }

    /** Sends change_cipher_spec and Finished, and uses the new keys from then on. */
    public void sendFinished() {
        changeKeys();
        sendFinishedUnderNewKeys();
    }

    /** Sends the Finished, where the new keys are in use already. */
    public void sendFinishedUnderNewKeys() {
        peer.send(new Finished(Bytes.adopt(Objects.requireNonNull(keys).serverFinished(hash()))));
    }

    /** Asks for a renegotiation. */
    public void sendHelloRequest() {
        peer.sendUnhashed(RawMessage.of(new HelloRequest()));
    }

    private byte[] hash() {
        return peer.transcript().hashWith(SUITE.hash(), Bytes.EMPTY);
    }

    private void take(RawMessage message) {
        peer.transcript().add(message.encoding());
        try {
            switch (message.type()) {
                case CLIENT_HELLO -> hello = message.decode(ClientHello.TLS);
                case CLIENT_KEY_EXCHANGE -> takeKeyExchange(message.decode(ClientKeyExchange.Ecdhe.CODEC));
                default -> {}
            }
        } catch (PeerFaultException e) {
            throw new IllegalStateException("the victim's own message is faulty", e);
        }
    }

    /** With the extended master secret, or without, as a tampered ServerHello says. */
    private void takeKeyExchange(ClientKeyExchange.Ecdhe exchange) throws PeerFaultException {
        Bytes random = Objects.requireNonNull(answer).random();
        try (Secret premaster = share.decapsulate(exchange.point().toArray())) {
            keys = extendsMasterSecret
                    ? Keys12.extended(schedule(), SUITE, premaster, hash(), hello().random(), random)
                    : Keys12.plain(schedule(), SUITE, premaster, hello().random(), random);
        }
        peer.readBehindChangeCipherSpec(keys.client());
    }

    private Schedule schedule() {
        return new Schedule(crypto, LabelPrefix.TLS, SecretLog.none());
    }

    private Bytes random() {
        byte[] bytes = new byte[32];
        crypto.random().nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}

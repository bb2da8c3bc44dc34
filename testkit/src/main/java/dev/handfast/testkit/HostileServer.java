package dev.handfast.testkit;

import dev.handfast.config.Credential;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.ApplicationSecrets;
import dev.handfast.keys.CertificateVerifyContent;
import dev.handfast.keys.EarlySecrets;
import dev.handfast.keys.HandshakeSecrets;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.message.Certificate13;
import dev.handfast.message.CertificateRequest13;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.ClientHello;
import dev.handfast.message.EncryptedExtensions;
import dev.handfast.message.Finished;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.KeyUpdate;
import dev.handfast.message.NewSessionTicket13;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.wire.Bytes;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server of TLS 1.3 that does what a test tells it, to an engine that is a client.
 *
 * <pre>{@code
 * HostileServer server = HostileServer.against(endpoint, crypto, credential, Tamper.none());
 * server.sendServerHello();
 * server.sendFinished();                       // without a certificate
 * }</pre>
 */
public final class HostileServer {

    private static final CipherSuite SUITE = CipherSuite.TLS_AES_128_GCM_SHA256;

    private final Crypto crypto;
    private final HostilePeer peer;
    private final Credential credential;
    private @Nullable ClientHello hello;
    private @Nullable HandshakeSecrets secrets;
    private @Nullable TrafficSecret handshakeWrite;
    private @Nullable TrafficSecret handshakeRead;
    private @Nullable TrafficSecret applicationWrite;
    private @Nullable TrafficSecret applicationRead;
    private boolean retried;

    private HostileServer(Endpoint victim, Crypto crypto, Credential credential, Tamper tamper) {
        this.crypto = crypto;
        this.credential = credential;
        this.peer = new HostilePeer(victim, crypto, tamper, this::take);
    }

    /** A server that has received the client's hello, and that changes its messages in this way. */
    public static HostileServer against(Endpoint victim, Crypto crypto, Credential credential, Tamper tamper) {
        HostileServer server = new HostileServer(victim, crypto, credential, tamper);
        victim.begin();
        server.peer.receive();
        return server;
    }

    /** What sends and receives, at any time, whatever a test wants. */
    public HostilePeer peer() {
        return peer;
    }

    /** The client's newest hello. */
    public ClientHello hello() {
        peer.receive();
        return Objects.requireNonNull(hello);
    }

    /** Does the whole handshake. */
    public void handshake() {
        sendServerHello();
        sendEncryptedExtensions();
        sendCertificate();
        sendCertificateVerify();
        sendFinished();
    }

    /** Asks for another hello with these extensions, besides supported_versions. */
    public void sendRetry(Extension... extensions) {
        peer.transcript().start(SUITE.hash());
        peer.transcript().replaceWithMessageHash();
        retried = true;
        List<Extension> all = new ArrayList<>(List.of(extensions));
        all.add(new SupportedVersions.Choice(ProtocolVersion.TLS_1_3));
        peer.send(new HelloRetryRequest(ProtocolVersion.TLS_1_2, hello().sessionId(), SUITE, 0, new Extensions(all)));
    }

    /** Sends the ServerHello, answering the first share of the client, and uses the handshake keys from then on. */
    public void sendServerHello() {
        KeyShare.Entry entry = hello().extensions()
                .find(KeyShare.Offer.class)
                .flatMap(offer -> offer.entries().stream().findFirst())
                .orElseThrow();
        try {
            KeyExchangeGroup group = crypto.group(entry.group()).orElseThrow();
            KeyExchangeGroup.Encapsulation encapsulation =
                    group.encapsulate(entry.keyExchange().toArray(), crypto.random());
            try (Secret shared = encapsulation.secret()) {
                sendServerHello(entry.group(), Bytes.adopt(encapsulation.share()), shared);
            }
        } catch (PeerFaultException e) {
            throw new IllegalStateException("the victim's share is faulty", e);
        }
    }

    private void sendServerHello(NamedGroup group, Bytes share, Secret shared) {
        if (!retried) {
            peer.transcript().start(SUITE.hash());
        }
        peer.send(new ServerHello(
                ProtocolVersion.TLS_1_2,
                random(),
                hello().sessionId(),
                SUITE,
                0,
                Extensions.of(
                        new KeyShare.Choice(new KeyShare.Entry(group, share)),
                        new SupportedVersions.Choice(ProtocolVersion.TLS_1_3))));
        Schedule schedule = new Schedule(crypto, LabelPrefix.TLS, SecretLog.none());
        try (EarlySecrets early = EarlySecrets.withoutPsk(schedule, SUITE.hash())) {
            secrets = early.handshake(SUITE, shared, peer.transcript().hash());
        }
        handshakeWrite = secrets.serverTraffic();
        handshakeRead = secrets.clientTraffic();
        peer.readWith(handshakeRead);
        peer.writeWith(handshakeWrite);
    }

    /** Sends EncryptedExtensions with these extensions. */
    public void sendEncryptedExtensions(Extension... extensions) {
        peer.send(new EncryptedExtensions(Extensions.of(extensions)));
    }

    /** Acknowledges the server's name. */
    public void sendEncryptedExtensions() {
        if (hello().extensions().contains(ExtensionType.SERVER_NAME)) {
            sendEncryptedExtensions(new ServerName.Acknowledged());
        } else {
            sendEncryptedExtensions(new Extension[0]);
        }
    }

    /** Asks for the client's certificate. */
    public void sendCertificateRequest() {
        peer.send(new CertificateRequest13(
                Bytes.EMPTY,
                Extensions.of(new SignatureAlgorithms(
                        List.of(SignatureScheme.ECDSA_SECP256R1_SHA256, SignatureScheme.RSA_PSS_RSAE_SHA256)))));
    }

    /** Sends the certificates of the credential. */
    public void sendCertificate() {
        peer.send(new Certificate13(
                Bytes.EMPTY,
                credential.chain().stream()
                        .map(certificate -> new Certificate13.Entry(encoding(certificate), Extensions.EMPTY))
                        .toList()));
    }

    /** Signs the handshake with the first scheme of the credential. */
    public void sendCertificateVerify() {
        SignatureScheme scheme = credential.signer().schemes().get(0);
        byte[] content = CertificateVerifyContent.SERVER.of(peer.transcript().hash());
        byte[] signature =
                credential.signer().sign(scheme, content).toCompletableFuture().join();
        peer.send(new CertificateVerify(scheme, Bytes.adopt(signature)));
    }

    /** Sends the Finished under handshake keys, and uses the application keys from then on. */
    public void sendFinished() {
        HandshakeSecrets handshake = Objects.requireNonNull(secrets);
        byte[] verifyData = Objects.requireNonNull(handshakeWrite)
                .finishedMac(peer.transcript().hash());
        peer.send(new Finished(Bytes.adopt(verifyData)));
        ApplicationSecrets application = handshake.application(peer.transcript().hash());
        applicationWrite = application.serverTraffic();
        applicationRead = application.clientTraffic();
        peer.writeWith(applicationWrite);
    }

    /** Sends a ticket. */
    public void sendTicket() {
        peer.sendUnhashed(RawMessage.of(
                new NewSessionTicket13(7200, 1, Bytes.of(0), Bytes.hex("0102030405060708"), Extensions.EMPTY)));
    }

    /** Sends a KeyUpdate and moves on to the next keys. */
    public void updateKeys(boolean requested) {
        peer.sendUnhashed(RawMessage.of(new KeyUpdate(requested)));
        applicationWrite = Objects.requireNonNull(applicationWrite).next();
        peer.writeWith(applicationWrite);
    }

    private void take(RawMessage message) {
        try {
            switch (message.type()) {
                case CLIENT_HELLO -> {
                    hello = message.decode(ClientHello.TLS);
                    peer.transcript().add(message.encoding());
                }
                case FINISHED -> {
                    peer.transcript().add(message.encoding());
                    peer.readWith(Objects.requireNonNull(applicationRead));
                }
                case KEY_UPDATE -> {
                    applicationRead = Objects.requireNonNull(applicationRead).next();
                    peer.readWith(applicationRead);
                }
                default -> peer.transcript().add(message.encoding());
            }
        } catch (PeerFaultException e) {
            throw new IllegalStateException("the victim's own message is faulty", e);
        }
    }

    private static Bytes encoding(X509Certificate certificate) {
        try {
            return Bytes.adopt(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Bytes random() {
        byte[] bytes = new byte[32];
        crypto.random().nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}

package dev.handfast.testkit;

import dev.handfast.config.Credential;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.OwnCertificate12;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.Keys12;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.ClientHello;
import dev.handfast.message.ClientKeyExchange;
import dev.handfast.message.EcdhParams;
import dev.handfast.message.Finished;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.ServerKeyExchange;
import dev.handfast.message.extension.EcPointFormats;
import dev.handfast.message.extension.ExtendedMasterSecret;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.RenegotiationInfo;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client of TLS 1.2 that does what a test tells it, to an engine that is a server.
 *
 * <pre>{@code
 * HostileClient12 client = HostileClient12.against(endpoint, crypto, Tamper.none());
 * client.sendHello();
 * client.peer().changeCipherSpec();            // too early
 * }</pre>
 */
public final class HostileClient12 {

    /** The only suite of this client. */
    public static final CipherSuite SUITE = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;

    private final Crypto crypto;
    private final HostilePeer peer;
    private ClientHello hello;
    private @Nullable ServerHello answer;
    private @Nullable EcdhParams params;
    private @Nullable Keys12 keys;

    private HostileClient12(Endpoint victim, Crypto crypto, Tamper tamper) {
        this.crypto = crypto;
        this.peer = new HostilePeer(victim, crypto, tamper, this::take);
        this.hello = honest();
    }

    /** A client that changes its messages in this way. */
    public static HostileClient12 against(Endpoint victim, Crypto crypto, Tamper tamper) {
        victim.begin();
        return new HostileClient12(victim, crypto, tamper);
    }

    /** What sends and receives, at any time, whatever a test wants. */
    public HostilePeer peer() {
        return peer;
    }

    /** The offer of an honest client. */
    public ClientHello hello() {
        return hello;
    }

    /** Does the whole handshake. */
    public void handshake() {
        sendHello();
        sendKeyExchange();
        sendFinished();
        peer.receive();
    }

    /** Sends {@link #hello}. */
    public void sendHello() {
        peer.send(hello);
    }

    /** Sends another hello. */
    public void sendHello(ClientHello other) {
        hello = other;
        sendHello();
    }

    /** Shows this certificate. */
    public void sendCertificate(Credential credential) {
        peer.receive();
        peer.send(OwnCertificate12.message(credential));
    }

    /** Sends our share, and derives the keys. */
    public void sendKeyExchange() {
        peer.receive();
        EcdhParams theirs = Objects.requireNonNull(params);
        try {
            KeyExchangeGroup.Encapsulation ours = crypto.group(theirs.group())
                    .orElseThrow()
                    .encapsulate(theirs.point().toArray(), crypto.random());
            peer.send(new ClientKeyExchange.Ecdhe(Bytes.copyOf(ours.share())));
            try (Secret premaster = ours.secret()) {
                keys = keys(premaster, Objects.requireNonNull(answer));
            }
        } catch (PeerFaultException e) {
            throw new IllegalStateException("the victim's share is faulty", e);
        }
    }

    /** As the server has agreed: with the extended master secret, or without. */
    private Keys12 keys(Secret premaster, ServerHello agreed) {
        Schedule schedule = new Schedule(crypto, LabelPrefix.TLS, SecretLog.none());
        return agreed.extensions().contains(ExtensionType.EXTENDED_MASTER_SECRET)
                ? Keys12.extended(schedule, SUITE, premaster, hash(), hello.random(), agreed.random())
                : Keys12.plain(schedule, SUITE, premaster, hello.random(), agreed.random());
    }

    /** Signs the handshake with the first scheme of the credential. */
    public void sendCertificateVerify(Credential credential) {
        SignatureScheme scheme = credential.signer().schemes().get(0);
        byte[] content = peer.transcript().messages().toArray();
        byte[] signature =
                credential.signer().sign(scheme, content).toCompletableFuture().join();
        peer.send(new CertificateVerify(scheme, Bytes.adopt(signature)));
    }

    /** Sends change_cipher_spec, and uses the new keys from then on. */
    public void changeKeys() {
        Keys12 all = Objects.requireNonNull(keys);
        peer.changeCipherSpec();
        peer.writeWith(all.client());
        peer.readBehindChangeCipherSpec(all.server());
    }

    /** Sends change_cipher_spec and Finished, and uses the new keys from then on. */
    public void sendFinished() {
        changeKeys();
        sendFinishedUnderNewKeys();
    }

    /** Sends the Finished, where the new keys are in use already. */
    public void sendFinishedUnderNewKeys() {
        peer.send(new Finished(Bytes.adopt(Objects.requireNonNull(keys).clientFinished(hash()))));
    }

    private byte[] hash() {
        return peer.transcript().hashWith(SUITE.hash(), Bytes.EMPTY);
    }

    private void take(RawMessage message) {
        try {
            if (message.type() == HandshakeType.SERVER_HELLO) {
                answer = message.decode(ServerHello.CODEC);
            } else if (message.type() == HandshakeType.SERVER_KEY_EXCHANGE) {
                params = message.decode(ServerKeyExchange.Ecdhe.CODEC).params();
            }
        } catch (PeerFaultException e) {
            throw new IllegalStateException("the victim's own message is faulty", e);
        }
        peer.transcript().add(message.encoding());
    }

    private ClientHello honest() {
        return new ClientHello(
                ProtocolVersion.TLS_1_2,
                random(),
                Bytes.EMPTY,
                Bytes.EMPTY,
                List.of(SUITE),
                Bytes.of(0),
                Extensions.of(
                        new ServerName(Pair.SERVER_NAME),
                        new SupportedGroups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1)),
                        new SignatureAlgorithms(
                                List.of(SignatureScheme.ECDSA_SECP256R1_SHA256, SignatureScheme.ED25519)),
                        EcPointFormats.UNCOMPRESSED,
                        new ExtendedMasterSecret(),
                        new RenegotiationInfo(Bytes.EMPTY)));
    }

    private Bytes random() {
        byte[] bytes = new byte[32];
        crypto.random().nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}

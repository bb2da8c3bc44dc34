package dev.handfast.testkit;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.ClientPsk;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.ApplicationSecrets;
import dev.handfast.keys.EarlySecrets;
import dev.handfast.keys.HandshakeSecrets;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.PskBinder;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.message.ClientHello;
import dev.handfast.message.Finished;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.KeyUpdate;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.message.extension.PskKeyExchangeModes;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client of TLS 1.3 that does what a test tells it, to an engine that is a server.
 *
 * <pre>{@code
 * HostileClient client = HostileClient.against(endpoint, crypto, Tamper.none());
 * client.sendHello();
 * client.peer().data(Bytes.of(1));             // too early
 * }</pre>
 */
public final class HostileClient {

    private final Crypto crypto;
    private final HostilePeer peer;
    private final PrivateShare x25519;
    private final PrivateShare secp256r1;
    private ClientHello hello;
    private boolean retried;
    private @Nullable ClientPsk psk;
    private @Nullable HandshakeSecrets secrets;
    private @Nullable TrafficSecret handshakeWrite;
    private @Nullable TrafficSecret applicationRead;
    private @Nullable TrafficSecret applicationWrite;

    private HostileClient(Endpoint victim, Crypto crypto, Tamper tamper) {
        this.crypto = crypto;
        this.peer = new HostilePeer(victim, crypto, tamper, this::take);
        this.x25519 = share(NamedGroup.X25519);
        this.secp256r1 = share(NamedGroup.SECP256R1);
        this.hello = honest();
    }

    /** A client that changes its messages in this way. */
    public static HostileClient against(Endpoint victim, Crypto crypto, Tamper tamper) {
        victim.begin();
        return new HostileClient(victim, crypto, tamper);
    }

    /** What sends and receives, at any time, whatever a test wants. */
    public HostilePeer peer() {
        return peer;
    }

    /** The offer of an honest client: a share of X25519, none of P-256. */
    public ClientHello hello() {
        return hello;
    }

    /** Sends {@link #hello}. */
    public void sendHello() {
        peer.send(hello);
    }

    /** Sends another hello, which then is the one whose shares count. */
    public void sendHello(ClientHello other) {
        hello = other;
        sendHello();
    }

    /**
     * The offer of a client that names one external key and, where only {@link PskKeyExchangeModes#PSK_KE} is among the
     * modes, wants no key exchange. Its binder is right when it is {@linkplain #bound bound}.
     *
     * @param key is copied; the hash is SHA-256
     */
    public ClientHello helloWithKey(String identity, byte[] key, int... modes) {
        psk = new ClientPsk(
                new PreSharedKey.Identity(Bytes.copyOf(identity.getBytes(StandardCharsets.UTF_8)), 0),
                Secret.copyOf(key),
                HashAlgorithm.SHA256,
                PskBinder.Kind.EXTERNAL,
                new Authentication.ByPsk(identity));
        List<Extension> all = new ArrayList<>(hello.extensions().list());
        all.add(PskKeyExchangeModes.of(modes));
        all.add(new PreSharedKey.Offer(List.of(psk.identity()), List.of(psk.placeholder())));
        return hello.with(new Extensions(all));
    }

    /** The offer with the right binder for what has been said so far. */
    public ClientHello bound(ClientHello unbound) {
        ClientPsk key = Objects.requireNonNull(psk);
        byte[] hash = peer.transcript().hashWith(key.hash(), unbound.truncated(ClientHello.TLS));
        return unbound.withBinders(List.of(key.binder(schedule(), hash)));
    }

    /** The answer of an honest client to the HelloRetryRequest that came last; its binder is still the old one. */
    public ClientHello secondHello() {
        HelloRetryRequest retry;
        try {
            retry = peer.newest(HandshakeType.SERVER_HELLO).decode(HelloRetryRequest.CODEC);
        } catch (PeerFaultException e) {
            throw new IllegalStateException(e);
        }
        Extensions extensions = hello.extensions();
        if (retry.extensions().contains(ExtensionType.KEY_SHARE)) {
            extensions = extensions.with(offer(NamedGroup.SECP256R1, secp256r1));
        }
        return hello.with(
                retry.extensions().find(Cookie.class).map(extensions::with).orElse(extensions));
    }

    /** Finishes the handshake from the ClientHello on. */
    public void handshake() {
        sendHello();
        sendFinished();
    }

    /** Sends the Finished under handshake keys, and uses the application keys from then on. */
    public void sendFinished() {
        TrafficSecret secret = handshakeWrite();
        peer.send(new Finished(Bytes.adopt(secret.finishedMac(peer.transcript().hash()))));
        useApplicationKeys();
    }

    /** Writes with the handshake keys from here on. */
    public void useHandshakeKeys() {
        peer.writeWith(handshakeWrite());
    }

    /** Writes with the application keys from here on. */
    public void useApplicationKeys() {
        peer.writeWith(Objects.requireNonNull(applicationWrite));
    }

    /** Sends a KeyUpdate and moves on to the next keys. */
    public void updateKeys(boolean requested) {
        peer.sendUnhashed(RawMessage.of(new KeyUpdate(requested)));
        applicationWrite = Objects.requireNonNull(applicationWrite).next();
        useApplicationKeys();
    }

    private TrafficSecret handshakeWrite() {
        peer.receive();
        if (handshakeWrite == null) {
            throw new IllegalStateException(
                    "the victim has sent no ServerHello: " + peer.victim().events());
        }
        return handshakeWrite;
    }

    private void take(RawMessage message) {
        try {
            if (HelloRetryRequest.isRetry(message)) {
                retried = true;
                peer.transcript()
                        .start(message.decode(HelloRetryRequest.CODEC).suite().hash());
                peer.transcript().replaceWithMessageHash();
                peer.transcript().add(message.encoding());
            } else if (message.type() == HandshakeType.SERVER_HELLO) {
                takeServerHello(message);
            } else if (message.type() == HandshakeType.KEY_UPDATE) {
                applicationRead = Objects.requireNonNull(applicationRead).next();
                peer.readWith(applicationRead);
            } else if (message.type() != HandshakeType.NEW_SESSION_TICKET) {
                peer.transcript().add(message.encoding());
                if (message.type() == HandshakeType.FINISHED) {
                    takeFinished();
                }
            }
        } catch (PeerFaultException e) {
            throw new IllegalStateException("the victim's own message is faulty", e);
        }
    }

    private void takeServerHello(RawMessage message) throws PeerFaultException {
        ServerHello answer = message.decode(ServerHello.CODEC);
        if (!retried) {
            peer.transcript().start(answer.suite().hash());
        }
        peer.transcript().add(message.encoding());
        Optional<KeyShare.Choice> share = answer.extensions().find(KeyShare.Choice.class);
        try (EarlySecrets early = early(answer)) {
            secrets = share.isPresent()
                    ? exchanged(early, answer.suite(), share.get().entry())
                    : early.handshakeWithoutSharedSecret(
                            answer.suite(), peer.transcript().hash());
        }
        handshakeWrite = secrets.clientTraffic();
        peer.readWith(secrets.serverTraffic());
        peer.writeWith(handshakeWrite);
    }

    private HandshakeSecrets exchanged(EarlySecrets early, CipherSuite suite, KeyShare.Entry entry)
            throws PeerFaultException {
        PrivateShare own = entry.group().equals(NamedGroup.X25519) ? x25519 : secp256r1;
        try (Secret shared = own.decapsulate(entry.keyExchange().toArray())) {
            return early.handshake(suite, shared, peer.transcript().hash());
        }
    }

    private EarlySecrets early(ServerHello answer) {
        return answer.extensions().contains(ExtensionType.PRE_SHARED_KEY)
                ? EarlySecrets.of(
                        schedule(),
                        answer.suite().hash(),
                        Objects.requireNonNull(psk).key())
                : EarlySecrets.withoutPsk(schedule(), answer.suite().hash());
    }

    private Schedule schedule() {
        return new Schedule(crypto, LabelPrefix.TLS, SecretLog.none());
    }

    private void takeFinished() {
        ApplicationSecrets application =
                Objects.requireNonNull(secrets).application(peer.transcript().hash());
        applicationRead = application.serverTraffic();
        applicationWrite = application.clientTraffic();
        peer.readWith(applicationRead);
    }

    private PrivateShare share(NamedGroup name) {
        KeyExchangeGroup group = crypto.group(name).orElseThrow();
        return group.generate(crypto.random());
    }

    private static KeyShare.Offer offer(NamedGroup group, PrivateShare share) {
        return new KeyShare.Offer(List.of(new KeyShare.Entry(group, Bytes.adopt(share.publicShare()))));
    }

    private ClientHello honest() {
        return new ClientHello(
                ProtocolVersion.TLS_1_2,
                random(),
                random(),
                Bytes.EMPTY,
                List.of(CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384),
                Bytes.of(0),
                Extensions.of(
                        new ServerName(Pair.SERVER_NAME),
                        new SupportedGroups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1)),
                        new SignatureAlgorithms(
                                List.of(SignatureScheme.ECDSA_SECP256R1_SHA256, SignatureScheme.ED25519)),
                        new SupportedVersions.Offer(List.of(ProtocolVersion.TLS_1_3)),
                        offer(NamedGroup.X25519, x25519)));
    }

    private Bytes random() {
        byte[] bytes = new byte[32];
        crypto.random().nextBytes(bytes);
        return Bytes.adopt(bytes);
    }
}

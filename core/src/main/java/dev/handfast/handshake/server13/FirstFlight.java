package dev.handfast.handshake.server13;

import dev.handfast.config.AlpnPolicy;
import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.Decision;
import dev.handfast.config.ServerConfig;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Negotiation;
import dev.handfast.handshake.OwnCertificate;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.handshake.RecordLimits13;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.ApplicationSecrets;
import dev.handfast.keys.CertificateVerifyContent;
import dev.handfast.keys.EarlySecrets;
import dev.handfast.keys.HandshakeSecrets;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.keys.Transcript;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.CertificateRequest13;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.EncryptedExtensions;
import dev.handfast.message.Finished;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.CertificateAuthorities;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.message.extension.RecordSizeLimit;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.StatusRequest;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The server's flight, from ServerHello to Finished (RFC 8446, Sections 4.1.3, 4.3 and 4.4).
 *
 * @param group one for which the client sent a share, or none where a pre-shared key stands alone
 * @param keys owned
 * @param protocol the application protocol agreed on; empty when there is none
 * @param retried whether a HelloRetryRequest went before
 */
record FirstFlight(
        ReceivedHello received,
        Offer13 offer,
        CipherSuite suite,
        List<NamedGroup> group,
        KeySource keys,
        String protocol,
        boolean retried) {

    static HandshakeState begin(
            ReceivedHello received,
            Offer13 offer,
            CipherSuite suite,
            Optional<NamedGroup> group,
            KeySource keys,
            boolean retried,
            HandshakeOutput out)
            throws PeerFaultException {
        FirstFlight flight =
                new FirstFlight(received, offer, suite, group.stream().toList(), keys, protocol(received), retried);
        if (keys instanceof KeySource.Known) {
            return flight.sendWithKey(out);
        }
        offer.requireSchemes();
        List<X500Principal> authorities =
                PeerCertificates.authorities(received.hello().extensions());
        return new Suspended<>(
                new Decision.SelectCredential(offer.schemes(), authorities, received.serverName()),
                flight::sendWithCertificate,
                0,
                () -> {});
    }

    /** The server's first protocol that the client offers, too (RFC 7301, Section 3.2); empty for none. */
    private static String protocol(ReceivedHello received) throws PeerFaultException {
        ServerConfig config = received.config();
        Optional<Alpn> alpn = received.hello().extensions().find(Alpn.class);
        if (alpn.isEmpty() || config.applicationProtocols().isEmpty()) {
            return "";
        }
        Optional<String> common = Negotiation.firstCommon(
                config.applicationProtocols(), alpn.get().texts());
        if (common.isEmpty() && config.alpnPolicy() == AlpnPolicy.REFUSE) {
            throw new PeerFaultException(
                    NegotiationFault.NO_COMMON_APPLICATION_PROTOCOL,
                    "the client offers " + alpn.get().texts());
        }
        return common.orElse("");
    }

    private HandshakeState sendWithKey(HandshakeOutput out) throws PeerFaultException {
        return finish(hello(out), out);
    }

    private HandshakeState sendWithCertificate(Optional<Credential> selected, HandshakeOutput out)
            throws PeerFaultException {
        Credential credential = selected.orElseThrow(this::noCredential);
        SignatureScheme scheme =
                OwnCertificate.scheme(credential, offer.schemes()).orElseThrow(this::noCredential);
        try (Unfinished made = new Unfinished()) {
            ServerSecrets13 secrets = made.add(hello(out));
            if (authenticatesClient()) {
                send(certificateRequest(), out);
            }
            send(OwnCertificate.message(Bytes.EMPTY, credential, wantsStaple()), out);
            out.learned(new Fact.OwnProof(scheme, credential.chain()));
            byte[] content = CertificateVerifyContent.SERVER.of(transcript().hash());
            return made.handOn(new Suspended<>(
                    new Decision.Sign(credential.signer(), scheme, content),
                    (signature, then) -> {
                        send(new CertificateVerify(scheme, Bytes.copyOf(signature)), then);
                        return finish(secrets, then);
                    },
                    2,
                    secrets::close));
        }
    }

    /** A client that offered keys is not told whether one of them was wrong or unknown (RFC 9257, Section 6). */
    private PeerFaultException noCredential() {
        return received.hello().extensions().contains(ExtensionType.PRE_SHARED_KEY)
                ? new PeerFaultException(AuthenticationFault.UNKNOWN_PSK)
                : new PeerFaultException(
                        NegotiationFault.NO_COMMON_SIGNATURE_SCHEME, "no credential fits " + offer.schemes());
    }

    /** Sends ServerHello and EncryptedExtensions, and installs the handshake keys between them. */
    private ServerSecrets13 hello(HandshakeOutput out) throws PeerFaultException {
        out.learned(new Fact.Negotiated(ProtocolVersion.TLS_1_3, suite));
        out.learned(new Fact.RestsOn(keys.authentication()));
        try (Unfinished made = new Unfinished()) {
            HandshakeSecrets handshake =
                    made.add(group.isEmpty() ? helloWithoutExchange(out) : helloWithExchange(group.get(0), out));
            TrafficSecret client = made.add(handshake.clientTraffic());
            TrafficSecret server = made.add(handshake.serverTraffic());
            out.writeWith(2, server);
            out.readWith(2, client);
            send(encryptedExtensions(out), out);
            return made.handOn(new ServerSecrets13(handshake, client, server));
        }
    }

    private HandshakeSecrets helloWithExchange(NamedGroup chosen, HandshakeOutput out) throws PeerFaultException {
        Crypto crypto = received.config().crypto();
        KeyExchangeGroup.Encapsulation encapsulation = crypto.group(chosen)
                .orElseThrow()
                .encapsulate(offer.share(chosen).toArray(), crypto.random());
        try (Secret shared = encapsulation.secret();
                EarlySecrets early = early()) {
            KeyShare.Entry share = new KeyShare.Entry(chosen, Bytes.copyOf(encapsulation.share()));
            sendHello(List.of(new KeyShare.Choice(share)), out);
            out.learned(new Fact.Group(chosen));
            return early.handshake(suite, shared, transcript().hash());
        }
    }

    private HandshakeSecrets helloWithoutExchange(HandshakeOutput out) {
        try (EarlySecrets early = early()) {
            sendHello(List.of(), out);
            return early.handshakeWithoutSharedSecret(suite, transcript().hash());
        }
    }

    private EarlySecrets early() {
        return keys instanceof KeySource.Known known
                ? known.early()
                : EarlySecrets.withoutPsk(received.schedule(), suite.hash());
    }

    private void sendHello(List<Extension> exchange, HandshakeOutput out) {
        List<Extension> extensions = new ArrayList<>(exchange);
        extensions.add(new SupportedVersions.Choice(ProtocolVersion.TLS_1_3));
        if (keys instanceof KeySource.Known known) {
            extensions.add(new PreSharedKey.Choice(known.index()));
        }
        byte[] random = new byte[32];
        received.config().crypto().random().nextBytes(random);
        send(
                new ServerHello(
                        ProtocolVersion.TLS_1_2,
                        Bytes.adopt(random),
                        received.hello().sessionId(),
                        suite,
                        0,
                        new Extensions(extensions)),
                out);
        if (!retried && !received.hello().sessionId().isEmpty()) {
            out.changeCipherSpec();
        }
    }

    private EncryptedExtensions encryptedExtensions(HandshakeOutput out) throws PeerFaultException {
        Extensions offered = received.hello().extensions();
        List<Extension> extensions = new ArrayList<>();
        // "When resuming a session, the server MUST NOT include a server_name extension" (RFC 6066, Section 3).
        if (offered.contains(ExtensionType.SERVER_NAME)
                && !(keys.authentication() instanceof Authentication.BySession)) {
            extensions.add(new ServerName.Acknowledged());
        }
        if (!protocol.isEmpty()) {
            extensions.add(Alpn.of(protocol));
            out.learned(new Fact.ApplicationProtocol(protocol));
        }
        Optional<RecordSizeLimit> limit = offered.find(RecordSizeLimit.class);
        if (limit.isPresent()) {
            int ours = received.config().recordSizeLimit();
            out.learned(RecordLimits13.agree(limit.get(), ours));
            extensions.add(new RecordSizeLimit(ours));
        }
        return new EncryptedExtensions(new Extensions(extensions));
    }

    private HandshakeState finish(ServerSecrets13 secrets, HandshakeOutput out) {
        try (Unfinished made = new Unfinished()) {
            made.add(secrets);
            send(
                    new Finished(Bytes.adopt(
                            secrets.server().finishedMac(transcript().hash()))),
                    out);
            out.endFlight();
            ApplicationSecrets application =
                    made.add(secrets.handshake().application(transcript().hash()));
            TrafficSecret read = made.add(application.clientTraffic());
            TrafficSecret write = made.add(application.serverTraffic());
            out.writeWith(3, write);
            secrets.server().close();
            keys.close();
            Parameters13 parameters = new Parameters13(
                    received, suite, keys.authentication(), secrets.client(), application, read, write);
            return made.handOn(
                    asksForCertificate()
                            ? new WaitCertificate(parameters)
                            : new WaitFinished(parameters, ShownCertificates.NONE));
        }
    }

    /** A certificate is never asked for on top of a pre-shared key (RFC 8446, Section 4.3.2). */
    private boolean asksForCertificate() {
        return authenticatesClient() && keys instanceof KeySource.Nothing;
    }

    private boolean authenticatesClient() {
        return received.config().clientAuthentication() != ClientAuthentication.NONE;
    }

    private CertificateRequest13 certificateRequest() {
        ServerConfig config = received.config();
        List<Extension> extensions = new ArrayList<>();
        extensions.add(new SignatureAlgorithms(config.policy().verifiable()));
        if (!config.authorities().isEmpty()) {
            extensions.add(new CertificateAuthorities(config.authorities().stream()
                    .map(name -> Bytes.adopt(name.getEncoded()))
                    .toList()));
        }
        if (config.ocspStapling()) {
            extensions.add(new StatusRequest.Empty());
        }
        return new CertificateRequest13(Bytes.EMPTY, new Extensions(extensions));
    }

    private boolean wantsStaple() {
        return received.hello()
                .extensions()
                .find(StatusRequest.Request.class)
                .map(request -> request.statusType() == StatusRequest.OCSP)
                .orElse(false);
    }

    private Transcript transcript() {
        return received.transcript();
    }

    private void send(HandshakeMessage message, HandshakeOutput out) {
        transcript().add(out.send(message, FlightKind.ANSWERED));
    }
}

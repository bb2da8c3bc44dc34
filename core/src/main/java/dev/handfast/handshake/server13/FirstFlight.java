package dev.handfast.handshake.server13;

import dev.handfast.config.AlpnPolicy;
import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.Decision;
import dev.handfast.config.ServerConfig;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Negotiation;
import dev.handfast.handshake.OwnCertificate;
import dev.handfast.handshake.ReceivedHello;
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
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.keys.Transcript;
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
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The server's flight, from ServerHello to Finished (RFC 8446, Sections 4.1.3, 4.3 and 4.4).
 *
 * @param group one for which the client sent a share
 * @param protocol the application protocol agreed on; empty when there is none
 * @param retried whether a HelloRetryRequest went before
 */
record FirstFlight(
        ReceivedHello received, Offer13 offer, CipherSuite suite, NamedGroup group, String protocol, boolean retried) {

    static HandshakeState begin(
            ReceivedHello received,
            Offer13 offer,
            CipherSuite suite,
            NamedGroup group,
            boolean retried,
            HandshakeOutput out)
            throws PeerFaultException {
        FirstFlight flight = new FirstFlight(received, offer, suite, group, protocol(received), retried);
        String name = received.hello()
                .extensions()
                .find(ServerName.class)
                .map(ServerName::hostName)
                .orElse("");
        return new Suspended<>(
                new Decision.SelectCredential(offer.schemes(), List.of(), name), flight::send, 0, () -> {});
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

    private HandshakeState send(Optional<Credential> selected, HandshakeOutput out) throws PeerFaultException {
        Credential credential = selected.orElseThrow(this::noCredential);
        SignatureScheme scheme =
                OwnCertificate.scheme(credential, offer.schemes()).orElseThrow(this::noCredential);
        HandshakeSecrets secrets = hello(out);
        ServerSecrets13 keys = new ServerSecrets13(secrets, secrets.clientTraffic(), secrets.serverTraffic());
        out.writeWith(2, keys.server());
        out.readWith(2, keys.client());
        send(encryptedExtensions(), out);
        if (authenticatesClient()) {
            send(certificateRequest(), out);
        }
        send(OwnCertificate.message(Bytes.EMPTY, credential), out);
        out.learned(new Fact.OwnProof(scheme, credential.chain()));
        byte[] content = CertificateVerifyContent.SERVER.of(transcript().hash());
        return new Suspended<>(
                new Decision.Sign(credential.signer(), scheme, content),
                (signature, then) -> {
                    send(new CertificateVerify(scheme, Bytes.copyOf(signature)), then);
                    return finish(keys, then);
                },
                2,
                keys::close);
    }

    private PeerFaultException noCredential() {
        return new PeerFaultException(
                NegotiationFault.NO_COMMON_SIGNATURE_SCHEME, "no credential fits " + offer.schemes());
    }

    /** Sends the ServerHello and derives the handshake secrets. */
    private HandshakeSecrets hello(HandshakeOutput out) throws PeerFaultException {
        ServerConfig config = received.config();
        KeyExchangeGroup exchange = config.crypto().group(group).orElseThrow();
        KeyExchangeGroup.Encapsulation encapsulation = exchange.encapsulate(
                offer.share(group).toArray(), config.crypto().random());
        try (Secret shared = encapsulation.secret()) {
            byte[] random = new byte[32];
            config.crypto().random().nextBytes(random);
            send(
                    new ServerHello(
                            ProtocolVersion.TLS_1_2,
                            Bytes.adopt(random),
                            received.hello().sessionId(),
                            suite,
                            0,
                            Extensions.of(
                                    new KeyShare.Choice(new KeyShare.Entry(group, Bytes.copyOf(encapsulation.share()))),
                                    new SupportedVersions.Choice(ProtocolVersion.TLS_1_3))),
                    out);
            if (!retried && !received.hello().sessionId().isEmpty()) {
                out.changeCipherSpec();
            }
            out.learned(new Fact.Negotiated(ProtocolVersion.TLS_1_3, suite));
            out.learned(new Fact.Group(group));
            Schedule schedule = new Schedule(
                    config.crypto(),
                    LabelPrefix.TLS,
                    new SecretLog(config.keyLog(), received.hello().random()));
            try (EarlySecrets early = EarlySecrets.withoutPsk(schedule, suite.hash())) {
                return early.handshake(suite, shared, transcript().hash());
            }
        }
    }

    private EncryptedExtensions encryptedExtensions() {
        List<Extension> extensions = new ArrayList<>();
        if (received.hello().extensions().contains(ExtensionType.SERVER_NAME)) {
            extensions.add(new ServerName.Acknowledged());
        }
        if (!protocol.isEmpty()) {
            extensions.add(Alpn.of(protocol));
        }
        return new EncryptedExtensions(new Extensions(extensions));
    }

    private HandshakeState finish(ServerSecrets13 keys, HandshakeOutput out) throws PeerFaultException {
        send(new Finished(Bytes.adopt(keys.server().finishedMac(transcript().hash()))), out);
        out.endFlight();
        if (!protocol.isEmpty()) {
            out.learned(new Fact.ApplicationProtocol(protocol));
        }
        ApplicationSecrets application =
                keys.handshake().application(transcript().hash());
        Parameters13 parameters = new Parameters13(
                received.config(),
                transcript(),
                keys.client(),
                application,
                application.clientTraffic(),
                application.serverTraffic());
        out.writeWith(3, parameters.write());
        keys.server().close();
        return authenticatesClient() ? new WaitCertificate(parameters) : new WaitFinished(parameters, List.of());
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
        return new CertificateRequest13(Bytes.EMPTY, new Extensions(extensions));
    }

    private Transcript transcript() {
        return received.transcript();
    }

    private void send(HandshakeMessage message, HandshakeOutput out) {
        transcript().add(out.send(message, FlightKind.ANSWERED));
    }
}

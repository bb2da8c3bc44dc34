package dev.handfast.handshake.server12;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.Decision;
import dev.handfast.config.ServerConfig;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.OwnCertificate12;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ClientCertificateType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.CertificateRequest12;
import dev.handfast.message.CertificateStatus;
import dev.handfast.message.EcdhParams;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.ServerHelloDone;
import dev.handfast.message.ServerKeyExchange;
import dev.handfast.message.extension.StatusRequest;
import dev.handfast.trust.OcspResponse;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * The server's flight of a full handshake, from ServerHello to ServerHelloDone (RFC 5246, Sections 7.4.1.3 to 7.4.5).
 *
 * @param group the group of the key exchange; none where a pre-shared key stands alone
 */
record FirstFlight(NegotiateParameters12 negotiation, CipherSuite suite, List<NamedGroup> group) {

    /** With a pre-shared key, which the client will name: we give no hint. */
    HandshakeState sendWithKey(HandshakeOutput out) throws PeerFaultException {
        try (Unfinished made = new Unfinished()) {
            Parameters12 parameters = made.add(hello(false, out));
            if (suite.keyExchange().hasShares()) {
                send(new ServerKeyExchange.EcdhePsk(Bytes.EMPTY, params(parameters)), out);
            }
            return made.handOn(finish(parameters, false, out));
        }
    }

    HandshakeState sendWithCertificate(Credential credential, SignatureScheme scheme, HandshakeOutput out)
            throws PeerFaultException {
        Optional<OcspResponse> status = status(credential);
        try (Unfinished made = new Unfinished()) {
            Parameters12 parameters = made.add(hello(status.isPresent(), out));
            out.learned(new Fact.RestsOn(new Authentication.ByCertificate()));
            send(OwnCertificate12.message(credential), out);
            status.ifPresent(response -> send(new CertificateStatus(Bytes.adopt(response.encoded())), out));
            return made.handOn(sign(parameters, credential, scheme));
        }
    }

    private HandshakeState sign(Parameters12 parameters, Credential credential, SignatureScheme scheme) {
        EcdhParams params = params(parameters);
        byte[] content = params.signedContent(
                received().hello().random(), parameters.answer().random());
        return new Suspended<>(
                new Decision.Sign(credential.signer(), scheme, content),
                (signature, then) -> {
                    send(new ServerKeyExchange.Ecdhe(params, scheme, Bytes.copyOf(signature)), then);
                    then.learned(new Fact.OwnProof(scheme, credential.chain()));
                    return finish(parameters, asksForCertificate(), then);
                },
                0,
                parameters::close);
    }

    private Parameters12 hello(boolean staples, HandshakeOutput out) throws PeerFaultException {
        ServerHello hello = new Answer12(negotiation, suite, false, staples).make(out);
        Parameters12 parameters = new Parameters12(
                received(),
                negotiation.version(),
                hello,
                suite.keyExchange().hasShares() ? List.of(share()) : List.of());
        send(hello, out);
        return parameters;
    }

    private PrivateShare share() {
        Crypto crypto = config().crypto();
        KeyExchangeGroup chosen = crypto.group(group.get(0)).orElseThrow();
        return chosen.generate(crypto.random());
    }

    private EcdhParams params(Parameters12 parameters) {
        return new EcdhParams(
                group.get(0), Bytes.adopt(parameters.shares().get(0).publicShare()));
    }

    private HandshakeState finish(Parameters12 parameters, boolean asks, HandshakeOutput out) {
        if (suite.keyExchange().hasShares()) {
            out.learned(new Fact.Group(group.get(0)));
        }
        if (asks) {
            send(certificateRequest(), out);
        }
        send(new ServerHelloDone(), out);
        out.endFlight();
        return asks ? new WaitCertificate(parameters) : new WaitClientKeyExchange(parameters, ShownCertificates.NONE);
    }

    private boolean asksForCertificate() {
        return config().clientAuthentication() != ClientAuthentication.NONE;
    }

    private CertificateRequest12 certificateRequest() {
        return new CertificateRequest12(
                List.of(ClientCertificateType.ECDSA_SIGN, ClientCertificateType.RSA_SIGN),
                config().policy().handshakeSchemes(negotiation.version()),
                config().authorities().stream()
                        .map(name -> Bytes.adopt(name.getEncoded()))
                        .toList());
    }

    /** What is stapled to our own certificate, if the client wants that. */
    private Optional<OcspResponse> status(Credential credential) {
        return received()
                .hello()
                .extensions()
                .find(StatusRequest.Request.class)
                .filter(request -> request.statusType() == StatusRequest.OCSP)
                .flatMap(request -> Optional.ofNullable(
                        credential.ocspResponses().get(credential.chain().get(0))));
    }

    private void send(HandshakeMessage message, HandshakeOutput out) {
        received().transcript().add(out.send(message, FlightKind.ANSWERED));
    }

    private ReceivedHello received() {
        return negotiation.received();
    }

    private ServerConfig config() {
        return received().config();
    }
}

package dev.handfast.handshake.client12;

import dev.handfast.config.ClientConfig;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates12;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.handshake.SignatureKind;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.KeyExchange12;
import dev.handfast.message.EcdhParams;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerKeyExchange;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Set;

/**
 * The server's half of the key exchange (RFC 8422, Section 5.4; RFC 5489, Section 2). With a pre-shared key alone it may be
 * absent (RFC 4279, Section 2).
 *
 * @param shown what the server showed; empty where a pre-shared key stands for it
 */
record WaitServerKeyExchange(Parameters12 parameters, ShownCertificates shown) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return keyExchange() == KeyExchange12.PSK
                ? Set.of(HandshakeType.SERVER_KEY_EXCHANGE, HandshakeType.SERVER_HELLO_DONE)
                : Set.of(HandshakeType.SERVER_KEY_EXCHANGE);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        if (message.type() == HandshakeType.SERVER_HELLO_DONE) {
            return next(ServerExchange.SILENT).receive(message, out);
        }
        ServerExchange exchange = exchange(message, out);
        parameters.transcript().add(message);
        return next(exchange);
    }

    private WaitServerHelloDone next(ServerExchange exchange) {
        return new WaitServerHelloDone(parameters, exchange, new ClientAuthentication12.NotAsked(), shown);
    }

    private ServerExchange exchange(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        return switch (keyExchange()) {
            case PSK ->
                new ServerExchange(
                        List.of(), message.decode(ServerKeyExchange.Psk.CODEC).identityHint());
            case ECDHE_PSK -> {
                ServerKeyExchange.EcdhePsk exchange = message.decode(ServerKeyExchange.EcdhePsk.CODEC);
                requireOffered(exchange.params(), out);
                yield new ServerExchange(List.of(exchange.params()), exchange.identityHint());
            }
            case ECDHE_ECDSA, ECDHE_RSA -> {
                ServerKeyExchange.Ecdhe exchange = message.decode(ServerKeyExchange.Ecdhe.CODEC);
                requireOffered(exchange.params(), out);
                verify(exchange);
                out.learned(new Fact.PeerScheme(exchange.scheme()));
                yield new ServerExchange(List.of(exchange.params()), Bytes.EMPTY);
            }
        };
    }

    private void requireOffered(EcdhParams params, HandshakeOutput out) throws PeerFaultException {
        if (!parameters.config().policy().groups().contains(params.group())
                || !params.group().isElliptic()) {
            throw new PeerFaultException(
                    NegotiationFault.UNOFFERED_GROUP, params.group().toString());
        }
        out.learned(new Fact.Group(params.group()));
    }

    private void verify(ServerKeyExchange.Ecdhe exchange) throws PeerFaultException {
        ClientConfig config = parameters.config();
        if (!SignatureKind.of(keyExchange()).signs(exchange.scheme())) {
            throw new PeerFaultException(
                    AuthenticationFault.SCHEME_DOES_NOT_FIT_SUITE,
                    exchange.scheme().toString());
        }
        PeerCertificates12.verify(
                config.crypto(),
                config.policy().handshakeSchemes(parameters.version()),
                shown.own(),
                exchange.scheme(),
                exchange.params()
                        .signedContent(
                                parameters.hello().random(), parameters.answer().random()),
                exchange.signature());
    }

    private KeyExchange12 keyExchange() {
        return parameters.suite().keyExchange();
    }

    @Override
    public void close() {}
}

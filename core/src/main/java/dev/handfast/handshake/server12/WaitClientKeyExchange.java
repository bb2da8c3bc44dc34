package dev.handfast.handshake.server12;

import dev.handfast.config.Decision;
import dev.handfast.config.FoundPsk;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.HandshakeType;
import dev.handfast.keys.PremasterSecret;
import dev.handfast.message.ClientKeyExchange;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The client's half of the key exchange (RFC 8422, Section 5.7; RFC 4279, Section 2; RFC 5489, Section 2).
 *
 * @param shown what the client showed; empty when it was not asked, or has none
 */
record WaitClientKeyExchange(Parameters12 parameters, ShownCertificates shown) implements HandshakeState {

    private static final int MADE_UP_KEY = 32;

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CLIENT_KEY_EXCHANGE);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        return switch (parameters.suite().keyExchange()) {
            case ECDHE_ECDSA, ECDHE_RSA -> {
                ClientKeyExchange.Ecdhe exchange = message.decode(ClientKeyExchange.Ecdhe.CODEC);
                parameters.transcript().add(message);
                try (Secret shared = shared(exchange.point())) {
                    yield next(new Authentication.ByCertificate(), shared);
                }
            }
            case PSK -> {
                ClientKeyExchange.Psk exchange = message.decode(ClientKeyExchange.Psk.CODEC);
                parameters.transcript().add(message);
                yield find(exchange.identity(), Bytes.EMPTY);
            }
            case ECDHE_PSK -> {
                ClientKeyExchange.EcdhePsk exchange = message.decode(ClientKeyExchange.EcdhePsk.CODEC);
                parameters.transcript().add(message);
                yield find(exchange.identity(), exchange.point());
            }
        };
    }

    private Secret shared(Bytes point) throws PeerFaultException {
        return parameters.shares().get(0).decapsulate(point.toArray());
    }

    private HandshakeState find(Bytes identity, Bytes point) {
        return new Suspended<>(
                new Decision.FindPsks(parameters.version(), List.of(identity.toArray())),
                (found, out) -> withKey(found, point, out),
                0,
                parameters::close);
    }

    /**
     * Goes on with the key, or with one that nobody knows: then the client's Finished does not open, as with a wrong key, and
     * it learns nothing (RFC 4279, Section 2).
     */
    private HandshakeState withKey(List<FoundPsk> found, Bytes point, HandshakeOutput out) throws PeerFaultException {
        Optional<FoundPsk.External> fitting = found.stream()
                .filter(FoundPsk.External.class::isInstance)
                .map(FoundPsk.External.class::cast)
                .filter(psk ->
                        !psk.imported() || psk.hash() == parameters.suite().hash())
                .findFirst();
        try (Secret key = fitting.map(psk -> psk.key().copy()).orElseGet(this::madeUp)) {
            Authentication proof = new Authentication.ByPsk(
                    fitting.map(FoundPsk.External::identity).orElse(""));
            out.learned(new Fact.RestsOn(proof));
            if (point.isEmpty()) {
                try (Secret premaster = PremasterSecret.of(key)) {
                    return next(proof, premaster);
                }
            }
            try (Secret shared = shared(point);
                    Secret premaster = PremasterSecret.of(shared, key)) {
                return next(proof, premaster);
            }
        } finally {
            found.forEach(FoundPsk::close);
        }
    }

    private Secret madeUp() {
        Crypto crypto = parameters.config().crypto();
        byte[] random = new byte[MADE_UP_KEY];
        crypto.random().nextBytes(random);
        return Secret.adopt(random);
    }

    private HandshakeState next(Authentication proof, Secret premaster) {
        KeyedHandshake handshake = new KeyedHandshake(parameters, proof, shown, parameters.keys(premaster));
        return shown.isEmpty() ? handshake.awaitClient() : new WaitCertificateVerify(handshake);
    }

    @Override
    public void close() {
        parameters.close();
    }
}

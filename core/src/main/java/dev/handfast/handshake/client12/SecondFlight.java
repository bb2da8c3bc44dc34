package dev.handfast.handshake.client12;

import dev.handfast.config.Credential;
import dev.handfast.config.Decision;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.Verdict;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.LocalFaultException;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.OwnCertificate12;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.PremasterSecret;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.ClientKeyExchange;
import dev.handfast.message.EcdhParams;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * The client's flight of a full handshake: [Certificate] ClientKeyExchange [CertificateVerify] Finished (RFC 5246,
 * Sections 7.4.6 to 7.4.9). Before anything of it is sent, the server is believed.
 *
 * @param shown what the server showed; empty where a pre-shared key stands for it
 */
record SecondFlight(
        Parameters12 parameters,
        ServerExchange exchange,
        ClientAuthentication12 authentication,
        ShownCertificates shown) {

    HandshakeState begin(HandshakeOutput out) {
        if (parameters.suite().keyExchange().hasPsk()) {
            return new Suspended<>(
                    new Decision.FindPskByHint(
                            parameters.version(), exchange.hint().toArray()),
                    this::withKey,
                    0,
                    () -> {});
        }
        shown.learned(out);
        return new Suspended<>(parameters.peer().question(shown), this::believed, 0, () -> {});
    }

    private HandshakeState withKey(Optional<ExternalPsk> found, HandshakeOutput out) throws TlsException {
        ExternalPsk key = found.orElseThrow(() -> new LocalFaultException(
                AlertDescription.HANDSHAKE_FAILURE, "no external key is the one that the server means"));
        try (NamedKey named = NamedKey.of(parameters, key)) {
            Authentication proof = new Authentication.ByPsk(named.name());
            out.learned(new Fact.RestsOn(proof));
            KeyedHandshake handshake = exchange(proof, List.of(named), out);
            return finish(handshake, out);
        }
    }

    private HandshakeState believed(Verdict verdict, HandshakeOutput out) throws TlsException {
        out.learned(new Fact.Judged(verdict));
        PeerCertificates.requireAccepted(verdict);
        out.learned(new Fact.RestsOn(new Authentication.ByCertificate()));
        if (authentication instanceof ClientAuthentication12.Asked asked) {
            return new Suspended<>(
                    new Decision.SelectCredential(asked.schemes(), asked.authorities(), ""),
                    (credential, then) -> authenticate(asked.schemes(), credential, then),
                    0,
                    () -> {});
        }
        return finish(exchange(new Authentication.ByCertificate(), List.of(), out), out);
    }

    private HandshakeState authenticate(
            List<SignatureScheme> schemes, Optional<Credential> credential, HandshakeOutput out) throws TlsException {
        Optional<SignatureScheme> scheme = credential.flatMap(some -> OwnCertificate12.scheme(some, schemes));
        if (scheme.isEmpty()) {
            send(OwnCertificate12.none(), out);
            return finish(exchange(new Authentication.ByCertificate(), List.of(), out), out);
        }
        send(OwnCertificate12.message(credential.get()), out);
        KeyedHandshake handshake = exchange(new Authentication.ByCertificate(), List.of(), out);
        byte[] content = parameters.transcript().messages().toArray();
        return new Suspended<>(
                new Decision.Sign(credential.get().signer(), scheme.get(), content),
                (signature, then) -> {
                    send(new CertificateVerify(scheme.get(), Bytes.copyOf(signature)), then);
                    then.learned(
                            new Fact.OwnProof(scheme.get(), credential.get().chain()));
                    return finish(handshake, then);
                },
                0,
                handshake::close);
    }

    /** Sends our part of the key exchange, and derives the keys. */
    private KeyedHandshake exchange(Authentication proof, List<NamedKey> keys, HandshakeOutput out)
            throws PeerFaultException {
        if (exchange.params().isEmpty()) {
            NamedKey key = keys.get(0);
            try (Secret premaster = PremasterSecret.of(key.key())) {
                send(new ClientKeyExchange.Psk(key.identity()), out);
                return keyed(proof, premaster);
            }
        }
        EcdhParams params = exchange.params().get(0);
        Crypto crypto = parameters.config().crypto();
        KeyExchangeGroup.Encapsulation answer = crypto.group(params.group())
                .orElseThrow()
                .encapsulate(params.point().toArray(), crypto.random());
        try (Secret shared = answer.secret()) {
            Bytes point = Bytes.copyOf(answer.share());
            if (keys.isEmpty()) {
                send(new ClientKeyExchange.Ecdhe(point), out);
                return keyed(proof, shared);
            }
            NamedKey key = keys.get(0);
            try (Secret premaster = PremasterSecret.of(shared, key.key())) {
                send(new ClientKeyExchange.EcdhePsk(key.identity(), point), out);
                return keyed(proof, premaster);
            }
        }
    }

    private KeyedHandshake keyed(Authentication proof, Secret premaster) {
        return new KeyedHandshake(parameters, proof, shown, parameters.keys(premaster), List.of());
    }

    private HandshakeState finish(KeyedHandshake handshake, HandshakeOutput out) {
        try (Unfinished made = new Unfinished()) {
            made.add(handshake);
            parameters.transcript().start(parameters.suite().hash());
            handshake.finish(out);
            return made.handOn(handshake.awaitServer());
        }
    }

    private void send(HandshakeMessage message, HandshakeOutput out) {
        parameters.transcript().add(out.send(message, FlightKind.ANSWERED));
    }
}

package dev.handfast.handshake.server13;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Decision;
import dev.handfast.config.FoundPsk;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.ServerSession;
import dev.handfast.config.SessionFacts;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.EarlySecrets;
import dev.handfast.keys.PskBinder;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.message.extension.PskKeyExchangeModes;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Chooses among the pre-shared keys that a client offers (RFC 8446, Section 4.2.11).
 *
 * @param suites ours that the client offers, too, best first
 */
record SelectPsk(ReceivedHello received, List<CipherSuite> suites) {

    /** Nobody needs more, and each costs a look-up. */
    private static final int MOST_IDENTITIES = 16;

    /** The question which of the client's identities are known, when it offers any in a way that we can use. */
    Optional<Decision.FindPsks> question() throws PeerFaultException {
        Optional<PreSharedKey.Offer> offer = received.hello().extensions().find(PreSharedKey.Offer.class);
        if (offer.isEmpty()) {
            return Optional.empty();
        }
        PskKeyExchangeModes modes = received.hello()
                .extensions()
                .find(PskKeyExchangeModes.class)
                .orElseThrow(() -> new PeerFaultException(NegotiationFault.MISSING_PSK_MODES));
        if (offer.get().identities().size() != offer.get().binders().size()) {
            throw new PeerFaultException(NegotiationFault.BINDER_COUNT);
        }
        boolean usable = modes.contains(PskKeyExchangeModes.PSK_DHE_KE)
                || (modes.contains(PskKeyExchangeModes.PSK_KE)
                        && received.config().policy().pskWithoutKeyExchange());
        return usable
                ? Optional.of(new Decision.FindPsks(offer.get().identities().stream()
                        .limit(MOST_IDENTITIES)
                        .map(identity -> identity.identity().toArray())
                        .toList()))
                : Optional.empty();
    }

    /**
     * The first key that fits this handshake, its binder verified; the others are closed.
     *
     * <p>When none is known, as much time is spent on a binder as otherwise, so that the client learns nothing.
     */
    KeySource choose(List<FoundPsk> found) throws PeerFaultException {
        Optional<FoundPsk> fitting = found.stream().filter(this::fits).findFirst();
        found.stream().filter(psk -> fitting.isEmpty() || psk != fitting.get()).forEach(FoundPsk::close);
        if (fitting.isEmpty()) {
            pretend();
            if (received.config().provesByKeyAlone()) {
                throw new PeerFaultException(AuthenticationFault.UNKNOWN_PSK);
            }
            return new KeySource.Nothing();
        }
        return verify(fitting.get());
    }

    private boolean fits(FoundPsk psk) {
        return suites.stream().anyMatch(suite -> suite.hash() == psk.hash())
                && (!(psk instanceof FoundPsk.Resumption resumption) || mayResume(resumption.session()));
    }

    /** What a session is bound to; any mismatch means a full handshake. */
    private boolean mayResume(ServerSession session) {
        ServerConfig config = received.config();
        SessionFacts facts = session.facts();
        return facts.version().equals(ProtocolVersion.TLS_1_3)
                && session.scope().equals(config.resumptionScope())
                && facts.serverName().equals(received.serverName())
                && facts.isFresh(config.time().instant())
                && (config.clientAuthentication() == ClientAuthentication.NONE
                        || !facts.peerChain().isEmpty());
    }

    private KeySource verify(FoundPsk psk) throws PeerFaultException {
        KeySource.Known source = new KeySource.Known(psk, EarlySecrets.of(received.schedule(), psk.hash(), psk.key()));
        try (PskBinder binder = source.early().binder(kind(psk))) {
            if (!binder.verifies(truncatedHash(psk.hash()), binders().get(psk.index()))) {
                source.close();
                throw new PeerFaultException(AuthenticationFault.BAD_BINDER, "identity " + psk.index());
            }
        }
        return source;
    }

    private void pretend() {
        HashAlgorithm hash =
                suites.isEmpty() ? HashAlgorithm.SHA256 : suites.get(0).hash();
        byte[] random = new byte[hash.length()];
        received.config().crypto().random().nextBytes(random);
        try (Secret key = Secret.adopt(random);
                EarlySecrets early = EarlySecrets.of(received.schedule(), hash, key);
                PskBinder binder = early.binder(PskBinder.Kind.EXTERNAL)) {
            boolean unused = binder.verifies(truncatedHash(hash), binders().get(0));
        }
    }

    private static PskBinder.Kind kind(FoundPsk psk) {
        if (psk instanceof FoundPsk.External external) {
            return external.imported() ? PskBinder.Kind.IMPORTED : PskBinder.Kind.EXTERNAL;
        }
        return PskBinder.Kind.RESUMPTION;
    }

    private byte[] truncatedHash(HashAlgorithm hash) {
        return received.transcript().hashWith(hash, received.hello().truncated(received.encoding()));
    }

    private List<Bytes> binders() {
        return received.hello()
                .extensions()
                .find(PreSharedKey.Offer.class)
                .map(PreSharedKey.Offer::binders)
                .orElse(List.of());
    }
}

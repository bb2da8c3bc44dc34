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
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.EarlySecrets;
import dev.handfast.keys.PskBinder;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.ClientHello;
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
        requireConsistentOffer();
        List<Bytes> identities = identities(received.hello());
        return identities.isEmpty() || !isUsable()
                ? Optional.empty()
                : Optional.of(new Decision.FindPsks(
                        ProtocolVersion.TLS_1_3,
                        identities.stream()
                                .limit(MOST_IDENTITIES)
                                .map(Bytes::toArray)
                                .toList()));
    }

    private void requireConsistentOffer() throws PeerFaultException {
        if (!received.hello().extensions().contains(ExtensionType.PRE_SHARED_KEY)) {
            return;
        }
        if (modes().isEmpty()) {
            throw new PeerFaultException(NegotiationFault.MISSING_PSK_MODES);
        }
        if (identities(received.hello()).size() != binders().size()) {
            throw new PeerFaultException(NegotiationFault.BINDER_COUNT);
        }
    }

    private boolean isUsable() {
        return modes().stream()
                .anyMatch(modes -> modes.contains(PskKeyExchangeModes.PSK_DHE_KE)
                        || (modes.contains(PskKeyExchangeModes.PSK_KE)
                                && received.config().policy().pskWithoutKeyExchange()));
    }

    private Optional<PskKeyExchangeModes> modes() {
        return received.hello().extensions().find(PskKeyExchangeModes.class);
    }

    /**
     * The first key that fits this handshake, its binder verified; the others are closed.
     *
     * <p>When none is known, as much time is spent on a binder as otherwise, so that the client learns nothing.
     */
    KeySource choose(List<FoundPsk> found) throws PeerFaultException {
        try (Unfinished made = new Unfinished()) {
            found.forEach(made::add);
            Optional<FoundPsk> fitting = found.stream().filter(this::fits).findFirst();
            found.stream()
                    .filter(psk -> fitting.isEmpty() || psk != fitting.get())
                    .forEach(FoundPsk::close);
            if (fitting.isEmpty()) {
                pretend();
                return without();
            }
            FoundPsk psk = fitting.get();
            EarlySecrets early = made.add(EarlySecrets.of(received.schedule(), psk.hash(), psk.key()));
            return made.handOn(prove(new KeySource.Known(psk, psk.index(), early)));
        }
    }

    private KeySource without() throws PeerFaultException {
        if (received.config().provesByKeyAlone()) {
            throw new PeerFaultException(AuthenticationFault.UNKNOWN_PSK);
        }
        return new KeySource.Nothing();
    }

    /**
     * The key that the first ClientHello has brought, if the second one names it, too, and proves it again.
     *
     * @param chosen changes hands; is closed when it is of no use any more
     */
    KeySource bindAgain(KeySource chosen, ClientHello first) throws PeerFaultException {
        requireConsistentOffer();
        if (!(chosen instanceof KeySource.Known known)) {
            return chosen;
        }
        try {
            int index = identities(received.hello()).indexOf(identities(first).get(known.index()));
            if (index >= 0) {
                return prove(new KeySource.Known(known.psk(), index, known.early()));
            }
            known.close();
            return without();
        } catch (PeerFaultException e) {
            known.close();
            throw e;
        }
    }

    private static List<Bytes> identities(ClientHello hello) {
        return hello.extensions()
                .find(PreSharedKey.Offer.class)
                .map(offer -> offer.identities().stream()
                        .map(PreSharedKey.Identity::identity)
                        .toList())
                .orElse(List.of());
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

    /** The key, once its binder has been verified; otherwise it is closed. */
    private KeySource prove(KeySource.Known known) throws PeerFaultException {
        try (PskBinder binder = known.early().binder(kind(known.psk()))) {
            if (!binder.verifies(truncatedHash(known.psk().hash()), binders().get(known.index()))) {
                known.close();
                throw new PeerFaultException(AuthenticationFault.BAD_BINDER, "identity " + known.index());
            }
        }
        return known;
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

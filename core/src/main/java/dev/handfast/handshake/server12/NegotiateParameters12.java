package dev.handfast.handshake.server12;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.Decision;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.ServerSession;
import dev.handfast.config.SessionFacts;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Negotiation;
import dev.handfast.handshake.OwnCertificate12;
import dev.handfast.handshake.PeerCertificates12;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.handshake.SignatureKind;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import java.util.List;
import java.util.Optional;

/**
 * Chooses a session, or else suite, group and credential (RFC 5246, Section 7.4.1.3).
 *
 * @param version the one of this medium
 */
public record NegotiateParameters12(ReceivedHello received, ProtocolVersion version, Offer12 offer) {

    /** Goes on from a ClientHello for which this version has been chosen. */
    public static HandshakeState begin(ReceivedHello received, ProtocolVersion version, HandshakeOutput out)
            throws TlsException {
        Offer12 offer = Offer12.of(received.hello(), received.config().policy());
        received.transcript().add(received.message());
        if (version.isDatagram()) {
            received.transcript().useDatagramHeaders();
        }
        NegotiateParameters12 negotiation = new NegotiateParameters12(received, version, offer);
        if (offer.ticket().isEmpty()) {
            return negotiation.full(out);
        }
        return new Suspended<>(
                new Decision.OpenTicket(offer.ticket().toArray()), negotiation::resumeOrNot, 0, () -> {});
    }

    private HandshakeState resumeOrNot(Optional<ServerSession> found, HandshakeOutput out) throws TlsException {
        if (found.isPresent()) {
            try (ServerSession session = found.get()) {
                if (mayResume(session)) {
                    return ResumedFlight.begin(this, session, out);
                }
            }
        }
        return full(out);
    }

    /**
     * What a session is bound to; any mismatch means a full handshake. Only a client that has dropped the extended master
     * secret, which the session has, is refused (RFC 7627, Section 5.3).
     */
    private boolean mayResume(ServerSession session) throws PeerFaultException {
        ServerConfig config = received.config();
        SessionFacts facts = session.facts();
        boolean fits = facts.version().equals(version)
                && suites().contains(facts.suite())
                && session.scope().equals(config.resumptionScope())
                && facts.serverName().equals(received.serverName())
                && facts.isFresh(config.time().instant())
                && (config.clientAuthentication() == ClientAuthentication.NONE
                        || !facts.peerChain().isEmpty());
        if (fits && !offer.extendsMasterSecret()) {
            throw new PeerFaultException(NegotiationFault.NO_EXTENDED_MASTER_SECRET, "for a session that has it");
        }
        return fits;
    }

    /** Ours that the client offers, too. */
    private List<CipherSuite> suites() {
        SecurityPolicy policy = received.config().policy();
        return policy.suitesFor(version).stream()
                .filter(offer.suites()::contains)
                .toList();
    }

    private HandshakeState full(HandshakeOutput out) throws TlsException {
        List<CipherSuite> common = suites();
        if (common.isEmpty()) {
            throw new PeerFaultException(NegotiationFault.NO_COMMON_SUITE, "the client offers " + offer.suites());
        }
        Optional<NamedGroup> group = Negotiation.firstCommon(
                received.config().policy().groups().stream()
                        .filter(NamedGroup::isElliptic)
                        .toList(),
                offer.groups());
        List<CipherSuite> able = common.stream()
                .filter(suite -> group.isPresent() || !suite.keyExchange().hasShares())
                .toList();
        if (able.isEmpty()) {
            throw new PeerFaultException(NegotiationFault.NO_COMMON_GROUP, "the client offers " + offer.groups());
        }
        Optional<CipherSuite> withKey =
                able.stream().filter(suite -> suite.keyExchange().hasPsk()).findFirst();
        if (withKey.isPresent()) {
            return new FirstFlight(this, withKey.get(), group.stream().toList()).sendWithKey(out);
        }
        List<SignatureScheme> schemes = schemes(able);
        if (schemes.isEmpty()) {
            throw noCredential(schemes);
        }
        return new Suspended<>(
                new Decision.SelectCredential(schemes, List.of(), received.serverName()),
                (selected, then) -> withCertificate(able, schemes, group.orElseThrow(), selected, then),
                0,
                () -> {});
    }

    /** What the client can verify: with a kind of key that one of the suites has, on a curve that it knows. */
    private List<SignatureScheme> schemes(List<CipherSuite> suites) {
        return offer.schemes().stream()
                .filter(scheme -> suites.stream().anyMatch(suite -> signs(suite, scheme)))
                .filter(scheme -> PeerCertificates12.hasCurve(scheme, offer.groups()))
                .toList();
    }

    private HandshakeState withCertificate(
            List<CipherSuite> suites,
            List<SignatureScheme> schemes,
            NamedGroup group,
            Optional<Credential> selected,
            HandshakeOutput out)
            throws TlsException {
        Credential credential = selected.orElseThrow(() -> noCredential(schemes));
        SignatureScheme scheme = OwnCertificate12.scheme(credential, schemes).orElseThrow(() -> noCredential(schemes));
        CipherSuite suite =
                suites.stream().filter(some -> signs(some, scheme)).findFirst().orElseThrow();
        return new FirstFlight(this, suite, List.of(group)).sendWithCertificate(credential, scheme, out);
    }

    private static boolean signs(CipherSuite suite, SignatureScheme scheme) {
        return SignatureKind.of(suite.keyExchange()).signs(scheme);
    }

    private PeerFaultException noCredential(List<SignatureScheme> schemes) {
        return new PeerFaultException(
                NegotiationFault.NO_COMMON_SIGNATURE_SCHEME, "no credential fits " + schemes + " and the suites");
    }
}

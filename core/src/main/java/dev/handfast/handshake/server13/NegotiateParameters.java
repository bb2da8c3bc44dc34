package dev.handfast.handshake.server13;

import dev.handfast.config.Decision;
import dev.handfast.config.FoundPsk;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Negotiation;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import java.util.List;
import java.util.Optional;

/** Chooses key, suite and group, and asks for another ClientHello where no share fits (RFC 8446, Section 4.1.1). */
public final class NegotiateParameters {

    private NegotiateParameters() {}

    /** Goes on from a ClientHello for which TLS 1.3 has been chosen. */
    public static HandshakeState begin(ReceivedHello received, HandshakeOutput out) throws TlsException {
        Offer13 offer = Offer13.of(received.hello());
        List<CipherSuite> suites = received.config().policy().suites().stream()
                .filter(suite -> suite.isFor13() && offer.suites().contains(suite))
                .toList();
        if (suites.isEmpty()) {
            throw new PeerFaultException(NegotiationFault.NO_COMMON_SUITE, "the client offers " + offer.suites());
        }
        return findPsks(received, suites, (keys, then) -> choose(received, offer, suites, keys, then), out);
    }

    /** What comes once it is known whether there is a common key, which changes hands unless it fails. */
    @FunctionalInterface
    interface Next {
        HandshakeState with(KeySource keys, HandshakeOutput out) throws TlsException;
    }

    /** Asks for the keys that the client names, if it names any, and goes on with one of them or with none. */
    private static HandshakeState findPsks(
            ReceivedHello received, List<CipherSuite> suites, Next next, HandshakeOutput out) throws TlsException {
        SelectPsk selection = new SelectPsk(received, suites);
        Optional<Decision.FindPsks> question = selection.question();
        if (question.isEmpty()) {
            return next.with(new KeySource.Nothing(), out);
        }
        Suspended.Continuation<List<FoundPsk>> then = (found, later) -> goOn(selection.choose(found), next, later);
        return new Suspended<>(question.get(), then, 0, () -> {});
    }

    /** Goes on with a key; when that fails, drops it. */
    static HandshakeState goOn(KeySource keys, Next next, HandshakeOutput out) throws TlsException {
        try {
            return next.with(keys, out);
        } catch (TlsException | RuntimeException | Error e) {
            keys.close();
            throw e;
        }
    }

    private static HandshakeState choose(
            ReceivedHello received, Offer13 offer, List<CipherSuite> suites, KeySource keys, HandshakeOutput out)
            throws TlsException {
        CipherSuite suite = keys instanceof KeySource.Known known
                ? suites.stream()
                        .filter(some -> some.hash() == known.psk().hash())
                        .findFirst()
                        .orElseThrow()
                : suites.get(0);
        received.transcript().start(suite.hash());
        received.transcript().add(received.message());
        if (keys instanceof KeySource.Known && offer.wantsPskAlone()) {
            return FirstFlight.begin(received, offer, suite, Optional.empty(), keys, false, out);
        }
        offer.requireKeyExchange();
        List<NamedGroup> ours = received.config().policy().groups();
        Optional<NamedGroup> shared =
                Negotiation.firstCommon(ours, offer.shares().keySet());
        if (shared.isPresent()) {
            return FirstFlight.begin(received, offer, suite, shared, keys, false, out);
        }
        NamedGroup wanted = Negotiation.firstCommon(ours, offer.groups())
                .orElseThrow(() -> new PeerFaultException(
                        NegotiationFault.NO_COMMON_GROUP, "the client offers " + offer.groups()));
        return RequestRetry.send(received, suite, wanted, keys, out);
    }
}

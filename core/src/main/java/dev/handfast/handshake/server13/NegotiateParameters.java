package dev.handfast.handshake.server13;

import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Negotiation;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import java.util.List;
import java.util.Optional;

/** Chooses suite and group, and asks for another ClientHello where no share fits (RFC 8446, Section 4.1.1). */
public final class NegotiateParameters {

    private NegotiateParameters() {}

    /** Goes on from a ClientHello for which TLS 1.3 has been chosen. */
    public static HandshakeState begin(ReceivedHello received, HandshakeOutput out) throws TlsException {
        Offer13 offer = Offer13.of(received.hello());
        CipherSuite suite = suite(received, offer);
        Optional<NamedGroup> shared = Negotiation.firstCommon(
                received.config().policy().groups(), offer.shares().keySet());
        received.transcript().start(suite.hash());
        if (shared.isPresent()) {
            return FirstFlight.begin(received, offer, suite, shared.get(), false, out);
        }
        List<NamedGroup> ours = received.config().policy().groups();
        NamedGroup wanted = Negotiation.firstCommon(ours, offer.groups())
                .orElseThrow(() -> new PeerFaultException(
                        NegotiationFault.NO_COMMON_GROUP, "the client offers " + offer.groups()));
        return RequestRetry.send(received, suite, wanted, out);
    }

    private static CipherSuite suite(ReceivedHello received, Offer13 offer) throws PeerFaultException {
        List<CipherSuite> ours = received.config().policy().suites().stream()
                .filter(CipherSuite::isFor13)
                .toList();
        return Negotiation.firstCommon(ours, offer.suites())
                .orElseThrow(() -> new PeerFaultException(
                        NegotiationFault.NO_COMMON_SUITE, "the client offers " + offer.suites()));
    }
}

package dev.handfast.handshake.server12;

import dev.handfast.config.AlpnPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Downgrade;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.Negotiation;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.handshake.RecordLimits12;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.EcPointFormats;
import dev.handfast.message.extension.ExtendedMasterSecret;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.MaxFragmentLength;
import dev.handfast.message.extension.RecordSizeLimit;
import dev.handfast.message.extension.RenegotiationInfo;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SessionTicket;
import dev.handfast.message.extension.StatusRequest;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the ServerHello (RFC 5246, Section 7.4.1.3).
 *
 * @param resumes whether a session is resumed, so that what the session knows is not said again
 * @param staples whether a CertificateStatus will follow
 */
record Answer12(NegotiateParameters12 negotiation, CipherSuite suite, boolean resumes, boolean staples) {

    /** The answer, and what it settles. */
    ServerHello make(HandshakeOutput out) throws PeerFaultException {
        ProtocolVersion version = negotiation.version();
        Extensions extensions = extensions(out);
        out.learned(new Fact.Negotiated(version, suite));
        return new ServerHello(version, random(), sessionId(), suite, 0, extensions);
    }

    /** The client's own identifier says that its ticket is taken; we remember no session, so none of ours has one. */
    private Bytes sessionId() {
        return resumes ? received().hello().sessionId() : Bytes.EMPTY;
    }

    private Bytes random() {
        byte[] random = new byte[32];
        config().crypto().random().nextBytes(random);
        Bytes bytes = Bytes.adopt(random);
        ProtocolVersion best = config().policy().versions().get(0);
        return best.equals(negotiation.version()) ? bytes : Downgrade.mark(bytes);
    }

    private Extensions extensions(HandshakeOutput out) throws PeerFaultException {
        Offer12 offer = negotiation.offer();
        Extensions offered = received().hello().extensions();
        List<Extension> list = new ArrayList<>();
        if (offer.indicatesRenegotiation()) {
            list.add(new RenegotiationInfo(Bytes.EMPTY));
        }
        if (offer.extendsMasterSecret()) {
            list.add(new ExtendedMasterSecret());
        }
        if (offered.contains(ExtensionType.SERVER_NAME) && !resumes) {
            list.add(new ServerName.Acknowledged());
        }
        if (offered.contains(ExtensionType.EC_POINT_FORMATS)
                && suite.keyExchange().hasShares()) {
            list.add(EcPointFormats.UNCOMPRESSED);
        }
        if (offer.takesTicket() && offer.extendsMasterSecret() && config().ticketCount() > 0) {
            list.add(SessionTicket.PROMISE);
        }
        if (staples) {
            list.add(new StatusRequest.Empty());
        }
        protocol(offered).ifPresent(name -> {
            list.add(Alpn.of(name));
            out.learned(new Fact.ApplicationProtocol(name));
        });
        addLimit(offered, list, out);
        return new Extensions(list);
    }

    /** Our first protocol that the client offers, too (RFC 7301, Section 3.2). */
    private Optional<String> protocol(Extensions offered) throws PeerFaultException {
        Optional<Alpn> alpn = offered.find(Alpn.class);
        if (alpn.isEmpty() || config().applicationProtocols().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> common = Negotiation.firstCommon(
                config().applicationProtocols(), alpn.get().texts());
        if (common.isEmpty() && config().alpnPolicy() == AlpnPolicy.REFUSE) {
            throw new PeerFaultException(
                    NegotiationFault.NO_COMMON_APPLICATION_PROTOCOL,
                    "the client offers " + alpn.get().texts());
        }
        return common;
    }

    /** Where the client demands both, record_size_limit counts alone (RFC 8449, Section 5). */
    private void addLimit(Extensions offered, List<Extension> list, HandshakeOutput out) throws PeerFaultException {
        Optional<RecordSizeLimit> limit = offered.find(RecordSizeLimit.class);
        Optional<MaxFragmentLength> fragment = offered.find(MaxFragmentLength.class);
        if (limit.isPresent()) {
            int ours = RecordLimits12.offered(config().recordSizeLimit());
            out.learned(RecordLimits12.agree(limit.get(), ours));
            list.add(new RecordSizeLimit(ours));
        } else if (fragment.isPresent()) {
            out.learned(RecordLimits12.agree(fragment.get()));
            list.add(fragment.get());
        }
    }

    private ReceivedHello received() {
        return negotiation.received();
    }

    private ServerConfig config() {
        return received().config();
    }
}

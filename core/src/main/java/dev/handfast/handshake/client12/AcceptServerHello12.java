package dev.handfast.handshake.client12;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ClientSession;
import dev.handfast.config.Concession;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.RecordLimits12;
import dev.handfast.handshake.SentHello;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.EcPointFormats;
import dev.handfast.message.extension.ExtensionRules;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.RecordSizeLimit;
import dev.handfast.message.extension.RenegotiationInfo;
import dev.handfast.wire.Bytes;
import java.util.Optional;

/** Goes from a ServerHello of TLS 1.2 to a full handshake, or to a resumed one (RFC 5246, Section 7.4.1.3). */
public final class AcceptServerHello12 {

    private AcceptServerHello12() {}

    /**
     * Takes the ServerHello whose version has been found to be TLS 1.2's.
     *
     * @param sent changes hands
     * @param version the version of this medium
     */
    public static HandshakeState accept(
            SentHello sent, ServerHello hello, ProtocolVersion version, RawMessage message, HandshakeOutput out)
            throws PeerFaultException {
        check(sent, hello, version);
        sent.transcript().add(message);
        if (version.isDatagram()) {
            sent.transcript().useDatagramHeaders();
        }
        Parameters12 parameters =
                new Parameters12(sent.config(), sent.peer(), sent.hello(), hello, version, sent.transcript());
        Optional<ClientSession> resumed = resumed(sent, hello);
        out.learned(new Fact.Negotiated(version, hello.suite()));
        learn(sent.config(), hello.extensions(), out);
        if (resumed.isPresent()) {
            out.learned(
                    new Fact.RestsOn(new Authentication.BySession(resumed.get().facts())));
            parameters.transcript().start(parameters.suite().hash());
            HandshakeState next =
                    KeyedHandshake.of(parameters, resumed.get().copy()).awaitServer();
            sent.close();
            return next;
        }
        sent.close();
        return parameters.suite().keyExchange().hasCertificate()
                ? new WaitCertificate(parameters)
                : new WaitServerKeyExchange(parameters, ShownCertificates.NONE);
    }

    private static void check(SentHello sent, ServerHello hello, ProtocolVersion version) throws PeerFaultException {
        ExtensionRules.checkServerHello12(hello.extensions());
        ExtensionRules.requireOffered(
                hello.extensions(), sent.hello().extensions().types());
        ClientConfig config = sent.config();
        if (!config.policy().suitesFor(version).contains(hello.suite())) {
            throw new PeerFaultException(
                    NegotiationFault.UNOFFERED_SUITE, hello.suite().toString());
        }
        if (hello.compressionMethod() != 0) {
            throw new PeerFaultException(NegotiationFault.COMPRESSION_CHOSEN);
        }
        if (!hello.extensions().contains(ExtensionType.EXTENDED_MASTER_SECRET)
                && !config.policy().allows(Concession.WITHOUT_EXTENDED_MASTER_SECRET)) {
            throw new PeerFaultException(NegotiationFault.NO_EXTENDED_MASTER_SECRET);
        }
        Optional<RenegotiationInfo> indication = hello.extensions().find(RenegotiationInfo.class);
        if (indication.isEmpty() && !config.policy().allows(Concession.WITHOUT_RENEGOTIATION_INDICATION)) {
            throw new PeerFaultException(NegotiationFault.NO_RENEGOTIATION_INDICATION);
        }
        if (indication.isPresent() && !indication.get().renegotiatedConnection().isEmpty()) {
            throw new PeerFaultException(NegotiationFault.NOT_A_RENEGOTIATION);
        }
        Optional<EcPointFormats> formats = hello.extensions().find(EcPointFormats.class);
        if (formats.isPresent() && !formats.get().hasUncompressed()) {
            throw new PeerFaultException(NegotiationFault.NO_UNCOMPRESSED_POINTS);
        }
    }

    /**
     * The session that the server resumes: it repeats the identifier that was offered (RFC 5246, Section 7.4.1.3; RFC 5077,
     * Section 3.4). Nobody repeats a random identifier beside which no session was offered.
     */
    private static Optional<ClientSession> resumed(SentHello sent, ServerHello hello) throws PeerFaultException {
        Bytes echo = hello.sessionIdEcho();
        if (echo.isEmpty() || !echo.equals(sent.hello().sessionId())) {
            return Optional.empty();
        }
        if (sent.sessions().isEmpty()) {
            throw new PeerFaultException(NegotiationFault.UNOFFERED_SESSION);
        }
        ClientSession session = sent.sessions().get(0);
        if (!session.facts().suite().equals(hello.suite())) {
            throw new PeerFaultException(
                    NegotiationFault.SUITE_CHANGED_ON_RESUMPTION, hello.suite().toString());
        }
        if (!hello.extensions().contains(ExtensionType.EXTENDED_MASTER_SECRET)) {
            throw new PeerFaultException(NegotiationFault.NO_EXTENDED_MASTER_SECRET, "in a session that has it");
        }
        return Optional.of(session);
    }

    private static void learn(ClientConfig config, Extensions extensions, HandshakeOutput out)
            throws PeerFaultException {
        Optional<Alpn> alpn = extensions.find(Alpn.class);
        if (alpn.isPresent()) {
            String protocol = alpn.get().texts().get(0);
            if (!config.applicationProtocols().contains(protocol)) {
                throw new PeerFaultException(NegotiationFault.UNOFFERED_APPLICATION_PROTOCOL, protocol);
            }
            out.learned(new Fact.ApplicationProtocol(protocol));
        }
        Optional<RecordSizeLimit> limit = extensions.find(RecordSizeLimit.class);
        if (limit.isPresent()) {
            out.learned(RecordLimits12.agree(limit.get(), config.recordSizeLimit()));
        }
    }
}

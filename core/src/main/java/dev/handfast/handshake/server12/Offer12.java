package dev.handfast.handshake.server12;

import dev.handfast.config.Concession;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.ClientHello;
import dev.handfast.message.extension.EcPointFormats;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.RenegotiationInfo;
import dev.handfast.message.extension.SessionTicket;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * What a ClientHello offers for TLS 1.2, checked for what must be in it (RFC 5246, Section 7.4.1.2).
 *
 * @param groups those that the client knows; P-256 alone when it does not say, which is the one that all know
 * @param schemes what the client can verify; empty when it does not say, since that would mean SHA-1
 * @param extendsMasterSecret whether it binds the master secret to the whole handshake (RFC 7627)
 * @param indicatesRenegotiation whether it knows secure renegotiation (RFC 5746)
 * @param takesTicket whether it wants a ticket
 * @param ticket the one that it has; empty when there is none
 */
record Offer12(
        List<CipherSuite> suites,
        List<NamedGroup> groups,
        List<SignatureScheme> schemes,
        boolean extendsMasterSecret,
        boolean indicatesRenegotiation,
        boolean takesTicket,
        Bytes ticket) {

    static Offer12 of(ClientHello hello, SecurityPolicy policy) throws PeerFaultException {
        if (!hasNullCompression(hello)) {
            throw new PeerFaultException(NegotiationFault.NO_NULL_COMPRESSION);
        }
        Extensions extensions = hello.extensions();
        Optional<EcPointFormats> formats = extensions.find(EcPointFormats.class);
        if (formats.isPresent() && !formats.get().hasUncompressed()) {
            throw new PeerFaultException(NegotiationFault.NO_UNCOMPRESSED_POINTS);
        }
        boolean extendsMasterSecret = extensions.contains(ExtensionType.EXTENDED_MASTER_SECRET);
        if (!extendsMasterSecret && !policy.allows(Concession.WITHOUT_EXTENDED_MASTER_SECRET)) {
            throw new PeerFaultException(NegotiationFault.NO_EXTENDED_MASTER_SECRET);
        }
        boolean indicatesRenegotiation = indicatesRenegotiation(hello);
        if (!indicatesRenegotiation && !policy.allows(Concession.WITHOUT_RENEGOTIATION_INDICATION)) {
            throw new PeerFaultException(NegotiationFault.NO_RENEGOTIATION_INDICATION);
        }
        return new Offer12(
                hello.suites(),
                extensions
                        .find(SupportedGroups.class)
                        .map(SupportedGroups::groups)
                        .orElse(List.of(NamedGroup.SECP256R1)),
                extensions
                        .find(SignatureAlgorithms.class)
                        .map(SignatureAlgorithms::schemes)
                        .orElse(List.of()),
                extendsMasterSecret,
                indicatesRenegotiation,
                extensions.contains(ExtensionType.SESSION_TICKET),
                extensions.find(SessionTicket.class).map(SessionTicket::ticket).orElse(Bytes.EMPTY));
    }

    private static boolean hasNullCompression(ClientHello hello) {
        Bytes methods = hello.compressionMethods();
        for (int i = 0; i < methods.size(); i++) {
            if (methods.at(i) == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean indicatesRenegotiation(ClientHello hello) throws PeerFaultException {
        Optional<RenegotiationInfo> indication = hello.extensions().find(RenegotiationInfo.class);
        if (indication.isPresent() && !indication.get().renegotiatedConnection().isEmpty()) {
            throw new PeerFaultException(NegotiationFault.NOT_A_RENEGOTIATION);
        }
        return indication.isPresent() || hello.suites().contains(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV);
    }
}

package dev.handfast.handshake.server13;

import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.ClientHello;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.PskKeyExchangeModes;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.wire.Bytes;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a ClientHello offers for TLS 1.3, checked for consistency (RFC 8446, Sections 4.1.2, 4.2.8 and 9.2).
 *
 * @param shares the client's public values, in its order
 * @param schemes what the client can verify; empty when it does not say
 * @param wantsPskAlone whether the client would use a pre-shared key without a key exchange only
 */
record Offer13(
        List<CipherSuite> suites,
        List<NamedGroup> groups,
        Map<NamedGroup, Bytes> shares,
        List<SignatureScheme> schemes,
        boolean wantsPskAlone) {

    Offer13 {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    static Offer13 of(ClientHello hello) throws PeerFaultException {
        if (!hello.compressionMethods().equals(Bytes.of(0))) {
            throw new PeerFaultException(NegotiationFault.COMPRESSION_OFFERED);
        }
        Extensions extensions = hello.extensions();
        if (extensions.contains(ExtensionType.SUPPORTED_GROUPS) != extensions.contains(ExtensionType.KEY_SHARE)) {
            throw new PeerFaultException(NegotiationFault.MISSING_KEY_SHARE);
        }
        List<NamedGroup> groups = extensions
                .find(SupportedGroups.class)
                .map(SupportedGroups::groups)
                .orElse(List.of());
        List<KeyShare.Entry> entries = extensions
                .find(KeyShare.Offer.class)
                .map(KeyShare.Offer::entries)
                .orElse(List.of());
        List<SignatureScheme> schemes = extensions
                .find(SignatureAlgorithms.class)
                .map(SignatureAlgorithms::schemes)
                .orElse(List.of());
        boolean wantsPskAlone = extensions
                .find(PskKeyExchangeModes.class)
                .map(modes -> !modes.contains(PskKeyExchangeModes.PSK_DHE_KE))
                .orElse(false);
        return new Offer13(hello.suites(), groups, shares(groups, entries), schemes, wantsPskAlone);
    }

    /** Refuses a client that offers no key exchange where one is needed. */
    void requireKeyExchange() throws PeerFaultException {
        if (groups.isEmpty()) {
            throw new PeerFaultException(NegotiationFault.MISSING_KEY_SHARE);
        }
    }

    /** Refuses a client that does not say how to sign where a certificate is needed. */
    void requireSchemes() throws PeerFaultException {
        if (schemes.isEmpty()) {
            throw new PeerFaultException(NegotiationFault.MISSING_SIGNATURE_ALGORITHMS);
        }
    }

    /** The client's public value for a group that is known to have one. */
    Bytes share(NamedGroup group) {
        return Objects.requireNonNull(shares.get(group));
    }

    private static Map<NamedGroup, Bytes> shares(List<NamedGroup> groups, List<KeyShare.Entry> entries)
            throws PeerFaultException {
        Map<NamedGroup, Bytes> shares = new LinkedHashMap<>();
        Iterator<NamedGroup> ordered = groups.iterator();
        for (KeyShare.Entry entry : entries) {
            if (shares.put(entry.group(), entry.keyExchange()) != null) {
                throw new PeerFaultException(
                        NegotiationFault.DUPLICATE_KEY_SHARE, entry.group().toString());
            }
            if (!moveTo(entry.group(), ordered)) {
                throw new PeerFaultException(
                        NegotiationFault.KEY_SHARE_NOT_IN_GROUPS, entry.group().toString());
            }
        }
        return shares;
    }

    private static boolean moveTo(NamedGroup group, Iterator<NamedGroup> ordered) {
        while (ordered.hasNext()) {
            if (ordered.next().equals(group)) {
                return true;
            }
        }
        return false;
    }
}

package dev.handfast.handshake.server13;

import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.ClientHello;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.wire.Bytes;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a ClientHello offers for TLS 1.3, checked for consistency (RFC 8446, Sections 4.1.2, 4.2.8 and 9.2).
 *
 * @param shares the client's public values, in its order
 */
record Offer13(
        List<CipherSuite> suites,
        List<NamedGroup> groups,
        Map<NamedGroup, Bytes> shares,
        List<SignatureScheme> schemes) {

    Offer13 {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    static Offer13 of(ClientHello hello) throws PeerFaultException {
        if (!hello.compressionMethods().equals(Bytes.of(0))) {
            throw new PeerFaultException(NegotiationFault.COMPRESSION_OFFERED);
        }
        Optional<SupportedGroups> groups = hello.extensions().find(SupportedGroups.class);
        Optional<KeyShare.Offer> shares = hello.extensions().find(KeyShare.Offer.class);
        if (groups.isEmpty() || shares.isEmpty()) {
            throw new PeerFaultException(NegotiationFault.MISSING_KEY_SHARE);
        }
        List<SignatureScheme> schemes = hello.extensions()
                .find(SignatureAlgorithms.class)
                .orElseThrow(() -> new PeerFaultException(NegotiationFault.MISSING_SIGNATURE_ALGORITHMS))
                .schemes();
        return new Offer13(
                hello.suites(),
                groups.get().groups(),
                shares(groups.get().groups(), shares.get().entries()),
                schemes);
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

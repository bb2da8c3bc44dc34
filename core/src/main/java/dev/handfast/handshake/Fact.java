package dev.handfast.handshake;

import dev.handfast.config.ClientSession;
import dev.handfast.config.Verdict;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.trust.OcspResponse;
import dev.handfast.wire.Bytes;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** Something that the application, or the record layer, may want to know. */
public sealed interface Fact {

    /** What the hellos have settled. */
    record Negotiated(ProtocolVersion version, CipherSuite suite) implements Fact {}

    /** The group of the key exchange. */
    record Group(NamedGroup group) implements Fact {}

    /** A HelloRetryRequest was sent or received. */
    record Retried() implements Fact {}

    /** The client sends data that nobody will read (RFC 8446, Section 4.2.10). */
    record EarlyDataRefused() implements Fact {}

    /** The name that the client asks for. */
    record ServerName(String name) implements Fact {}

    /** The application protocol agreed on. */
    record ApplicationProtocol(String name) implements Fact {}

    /** What the peer's certificates are, as received. */
    record PeerChain(List<X509Certificate> chain) implements Fact {}

    /** The OCSP responses that the peer has stapled to its certificates. */
    record Stapled(Map<X509Certificate, OcspResponse> ocspResponses) implements Fact {}

    /** What the peer signed the handshake with. */
    record PeerScheme(SignatureScheme scheme) implements Fact {}

    /** What we signed the handshake with, and as whom. */
    record OwnProof(SignatureScheme scheme, List<X509Certificate> chain) implements Fact {}

    /** What became of the peer's certificate. */
    record Judged(Verdict verdict) implements Fact {}

    /**
     * The verify_data of the first Finished of a handshake of TLS 1.2 whose master secret is bound to it: tls-unique
     * (RFC 5929, Section 3.1).
     */
    record FirstFinished(Bytes verifyData) implements Fact {}

    /** How records are to be cut (RFC 8449). */
    record RecordLimits(int send, int receive) implements Fact {}

    /** What the connection rests on. */
    record RestsOn(Authentication authentication) implements Fact {}

    /** A session for later, which changes hands. */
    record NewSession(String peer, ClientSession session) implements Fact {}

    /**
     * The keys of one direction have moved on by a KeyUpdate.
     *
     * @param peerAsked whether ours asked the peer for one of its own
     */
    record KeysUpdated(boolean reading, boolean peerAsked) implements Fact {}
}

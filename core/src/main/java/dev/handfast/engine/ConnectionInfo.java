package dev.handfast.engine;

import dev.handfast.config.Verdict;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.Exporter;
import dev.handfast.trust.OcspResponse;
import dev.handfast.wire.Bytes;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a handshake has settled. Immutable. */
public final class ConnectionInfo {

    private final ProtocolVersion version;
    private final CipherSuite suite;
    private final @Nullable NamedGroup group;
    private final @Nullable SignatureScheme peerScheme;
    private final @Nullable SignatureScheme ownScheme;
    private final String applicationProtocol;
    private final String serverName;
    private final List<X509Certificate> peerChain;
    private final Map<X509Certificate, OcspResponse> ocspResponses;
    private final List<X509Certificate> ownChain;
    private final Verdict verdict;
    private final boolean retried;
    private final Authentication authentication;
    private final ChannelBindings bindings;

    private ConnectionInfo(Gathering facts, ProtocolVersion version, CipherSuite suite, Exporter exporter) {
        this.version = version;
        this.suite = suite;
        group = facts.group;
        peerScheme = facts.peerScheme;
        ownScheme = facts.ownScheme;
        applicationProtocol = facts.applicationProtocol;
        serverName = facts.serverName;
        peerChain = facts.peerChain;
        ocspResponses = facts.ocspResponses;
        ownChain = facts.ownChain;
        verdict = facts.verdict;
        retried = facts.retried;
        authentication = facts.authentication;
        bindings = bindings(facts, suite, exporter);
    }

    private static ChannelBindings bindings(Gathering facts, CipherSuite suite, Exporter exporter) {
        List<X509Certificate> serverChain = facts.client ? facts.peerChain : facts.ownChain;
        if (!suite.isFor12()) {
            return ChannelBindings.of13(serverChain, exporter);
        }
        return facts.firstFinished.isEmpty()
                ? ChannelBindings.unbound12(serverChain)
                : ChannelBindings.of12(facts.firstFinished, serverChain, exporter);
    }

    /** The version that is spoken. */
    public ProtocolVersion version() {
        return version;
    }

    /** The cipher suite that protects the records. */
    public CipherSuite suite() {
        return suite;
    }

    /** The group of the key exchange. */
    public Optional<NamedGroup> group() {
        return Optional.ofNullable(group);
    }

    /** What the peer signed the handshake with, when it did. */
    public Optional<SignatureScheme> peerScheme() {
        return Optional.ofNullable(peerScheme);
    }

    /** What we signed the handshake with, when we did. */
    public Optional<SignatureScheme> ownScheme() {
        return Optional.ofNullable(ownScheme);
    }

    /** The application protocol agreed on; empty when there is none. */
    public String applicationProtocol() {
        return applicationProtocol;
    }

    /** The name that the client asked for, on a server; empty when there is none. */
    public String serverName() {
        return serverName;
    }

    /** The peer's certificates as it sent them, its own first; empty when it has none. */
    public List<X509Certificate> peerChain() {
        return peerChain;
    }

    /**
     * The OCSP responses that the peer has stapled to its certificates in this handshake. Whether they were looked at
     * depends on the verifier; a resumed session has none.
     */
    public Map<X509Certificate, OcspResponse> ocspResponses() {
        return ocspResponses;
    }

    /** Our certificates as we sent them, our own first; empty when we sent none. */
    public List<X509Certificate> ownChain() {
        return ownChain;
    }

    /** What became of the question whether the peer's certificate is acceptable; flawless where it was not asked. */
    public Verdict verdict() {
        return verdict;
    }

    /** Whether the server asked for a second ClientHello. */
    public boolean retried() {
        return retried;
    }

    /** Whether an earlier session was resumed. */
    public boolean resumed() {
        return authentication instanceof Authentication.BySession;
    }

    /**
     * The external key that the connection rests on, one character a byte: also when a session is resumed that was made
     * with it; empty when it rests on certificates.
     */
    public String pskIdentity() {
        if (authentication instanceof Authentication.ByPsk psk) {
            return psk.identity();
        }
        return authentication instanceof Authentication.BySession session
                ? session.facts().pskIdentity()
                : "";
    }

    /**
     * What ties an authentication above TLS to this connection. It was computed when the handshake was over, and is there
     * when the connection is closed as well.
     *
     * @return a copy
     * @throws ChannelBindingException when the connection has none of that kind, which says why
     */
    public byte[] channelBinding(ChannelBinding kind) throws ChannelBindingException {
        return bindings.of(kind);
    }

    /** Collects facts until the handshake is over. */
    static final class Gathering {

        private boolean client;

        private Fact.@Nullable Negotiated negotiated;
        private @Nullable NamedGroup group;
        private @Nullable SignatureScheme peerScheme;
        private @Nullable SignatureScheme ownScheme;
        private String applicationProtocol = "";
        private String serverName = "";
        private List<X509Certificate> peerChain = List.of();
        private Map<X509Certificate, OcspResponse> ocspResponses = Map.of();
        private List<X509Certificate> ownChain = List.of();
        private Verdict verdict = Verdict.flawless();
        private boolean retried;
        private Authentication authentication = new Authentication.ByCertificate();
        private Bytes firstFinished = Bytes.EMPTY;

        /** Takes note that this side made the offer. */
        void isClient() {
            client = true;
        }

        void learn(Fact fact) {
            if (fact instanceof Fact.Negotiated some) {
                negotiated = some;
            } else if (fact instanceof Fact.Group some) {
                group = some.group();
            } else if (fact instanceof Fact.PeerScheme some) {
                peerScheme = some.scheme();
            } else if (fact instanceof Fact.OwnProof some) {
                ownScheme = some.scheme();
                ownChain = some.chain();
            } else if (fact instanceof Fact.ApplicationProtocol some) {
                applicationProtocol = some.name();
            } else if (fact instanceof Fact.ServerName some) {
                serverName = some.name();
            } else if (fact instanceof Fact.PeerChain some) {
                peerChain = some.chain();
            } else if (fact instanceof Fact.Stapled some) {
                ocspResponses = some.ocspResponses();
            } else if (fact instanceof Fact.Judged some) {
                verdict = some.verdict();
            } else if (fact instanceof Fact.RestsOn some) {
                authentication = some.authentication();
            } else if (fact instanceof Fact.FirstFinished some) {
                firstFinished = some.verifyData();
            } else if (fact instanceof Fact.Retried) {
                retried = true;
            }
        }

        ConnectionInfo info(Exporter exporter) {
            if (negotiated == null) {
                throw new IllegalStateException("a handshake ended without a version");
            }
            return new ConnectionInfo(this, negotiated.version(), negotiated.suite(), exporter);
        }
    }
}

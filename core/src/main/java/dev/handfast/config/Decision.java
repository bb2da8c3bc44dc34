package dev.handfast.config;

import dev.handfast.crypto.Signer;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.trust.OcspResponse;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.trust.Purpose;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Something that a handshake cannot decide by itself: it waits, without a thread, until somebody outside has answered.
 *
 * <p>The values are immutable and hold no secret.
 *
 * @param <T> what the answer is
 */
public sealed interface Decision<T> {

    /** Which configuration serves this client: asked of a server before anything is negotiated. */
    record SelectConfiguration(ClientOffer offer) implements Decision<ServerConfig> {}

    /**
     * Which certificate proves who we are, if any.
     *
     * @param schemes what the peer can verify, in its order of preference
     * @param authorities the authorities that the peer names, or none when it leaves that open
     * @param serverName the name that the client asks for; empty when it names none, and always on a client
     */
    record SelectCredential(List<SignatureScheme> schemes, List<X500Principal> authorities, String serverName)
            implements Decision<Optional<Credential>> {

        public SelectCredential {
            schemes = List.copyOf(schemes);
            authorities = List.copyOf(authorities);
        }
    }

    /**
     * Which session with this peer may be resumed: asked of a client before its first message.
     *
     * @param peer who the peer should be, as text
     */
    record FindSession(String peer) implements Decision<Optional<ClientSession>> {}

    /**
     * Which of the identities that a client names are known: asked of a server. In TLS 1.3 they may be tickets as well as
     * names of external keys; in TLS 1.2 there is one, of an external key.
     */
    final class FindPsks implements Decision<List<FoundPsk>> {

        private final ProtocolVersion version;
        private final List<byte[]> identities;

        /** Asks about identities, which must not be changed afterwards. */
        public FindPsks(ProtocolVersion version, List<byte[]> identities) {
            this.version = version;
            this.identities = List.copyOf(identities);
        }

        /** The version that the keys are for. */
        public ProtocolVersion version() {
            return version;
        }

        /** The identities in the client's order; not trusted; must not be changed. */
        public List<byte[]> identities() {
            return identities;
        }
    }

    /**
     * Which external key a server of TLS 1.2 means, which has chosen a suite with one: asked of a client.
     */
    final class FindPskByHint implements Decision<Optional<ExternalPsk>> {

        private final ProtocolVersion version;
        private final byte[] hint;

        /** Asks about a hint, which must not be changed afterwards. */
        public FindPskByHint(ProtocolVersion version, byte[] hint) {
            this.version = version;
            this.hint = hint;
        }

        /** The version that the key is for. */
        public ProtocolVersion version() {
            return version;
        }

        /** What the server says of itself (RFC 4279, Section 5.2); not trusted; often empty; must not be changed. */
        public byte[] hint() {
            return hint;
        }
    }

    /** Which session is in this ticket of TLS 1.2, if it is one of ours: asked of a server. */
    final class OpenTicket implements Decision<Optional<ServerSession>> {

        private final byte[] ticket;

        /** Asks about a ticket, which must not be changed afterwards. */
        public OpenTicket(byte[] ticket) {
            this.ticket = ticket;
        }

        /** What the client sent; not trusted; must not be changed. */
        public byte[] ticket() {
            return ticket;
        }
    }

    /**
     * Tickets for sessions: asked of a server when a handshake is over, or about to be in TLS 1.2. The
     * answer may hold fewer than were asked for.
     *
     * @param sessions stay the handshake's
     */
    record IssueTickets(List<ServerSession> sessions) implements Decision<List<byte[]>> {

        public IssueTickets {
            sessions = List.copyOf(sessions);
        }
    }

    /** The signature that proves the possession of the private key. */
    final class Sign implements Decision<byte[]> {

        private final Signer signer;
        private final SignatureScheme scheme;
        private final byte[] content;

        /** Asks for a signature; the array must not be changed afterwards. */
        public Sign(Signer signer, SignatureScheme scheme, byte[] content) {
            this.signer = signer;
            this.scheme = scheme;
            this.content = content;
        }

        /** The signer of the selected credential. */
        public Signer signer() {
            return signer;
        }

        /** What to sign with. */
        public SignatureScheme scheme() {
            return scheme;
        }

        /** What to sign, with hashing still to do; must not be changed. */
        public byte[] content() {
            return content;
        }
    }

    /** Whether the peer is who it should be. */
    final class VerifyPeer implements Decision<Verdict> {

        private final List<X509Certificate> chain;
        private final Purpose purpose;
        private final @Nullable PeerIdentity identity;
        private final Map<X509Certificate, OcspResponse> ocspResponses;

        /**
         * Asks about the chain of a peer that is nobody in particular.
         *
         * @param chain what the peer sent, its own certificate first
         */
        public VerifyPeer(List<X509Certificate> chain, Purpose purpose) {
            this(chain, purpose, null, Map.of());
        }

        /**
         * Asks about the chain of a peer that should be somebody.
         *
         * @param chain what the peer sent, its own certificate first
         */
        public VerifyPeer(List<X509Certificate> chain, Purpose purpose, PeerIdentity identity) {
            this(chain, purpose, identity, Map.of());
        }

        private VerifyPeer(
                List<X509Certificate> chain,
                Purpose purpose,
                @Nullable PeerIdentity identity,
                Map<X509Certificate, OcspResponse> ocspResponses) {
            this.chain = List.copyOf(chain);
            this.purpose = purpose;
            this.identity = identity;
            this.ocspResponses = Map.copyOf(ocspResponses);
        }

        /** The same question about certificates to which these OCSP responses are stapled. */
        public VerifyPeer withOcspResponses(Map<X509Certificate, OcspResponse> responses) {
            return new VerifyPeer(chain, purpose, identity, responses);
        }

        /** What the peer sent, its own certificate first; in any order behind it; never empty. */
        public List<X509Certificate> chain() {
            return chain;
        }

        /** Whether the peer acts as a server or as a client. */
        public Purpose purpose() {
            return purpose;
        }

        /** Who the peer should be. */
        public Optional<PeerIdentity> identity() {
            return Optional.ofNullable(identity);
        }

        /** The OCSP responses that the peer has stapled to its certificates; not trusted, not looked at yet. */
        public Map<X509Certificate, OcspResponse> ocspResponses() {
            return ocspResponses;
        }
    }
}

package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyLog;
import dev.handfast.iana.Medium;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.trust.TrustAnchors;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a client behaves. Immutable, usable by any thread, shared by any number of connections.
 *
 * <pre>{@code
 * ClientConfig config = ClientConfig.builder().applicationProtocols("h2", "http/1.1").build();
 * }</pre>
 *
 * <p>Without further words a client trusts the certificate authorities of the system.
 */
public final class ClientConfig {

    private static final int MOST_PEERS = 256;

    private final Crypto crypto;
    private final SecurityPolicy policy;
    private final List<NamedGroup> shareGroups;
    private final List<String> applicationProtocols;
    private final PeerVerifier verifier;
    private final @Nullable PeerVerifier givenVerifier;
    private final @Nullable TrustAnchors givenAnchors;
    private final CredentialSelector credentials;
    private final SessionCache sessions;
    private final @Nullable SessionCache givenSessions;
    private final List<ExternalPsk> externalPsks;
    private final KeyLog keyLog;
    private final InstantSource time;
    private final int messageLimit;
    private final int recordSizeLimit;
    private final boolean middleboxCompatibility;
    private final boolean traceMessages;
    private final Map<Medium, ClientConfig> perMedium = new ConcurrentHashMap<>();
    private final Revocation revocation;
    private final boolean ocspStapling;

    private ClientConfig(Builder builder) {
        crypto = builder.crypto;
        externalPsks = EndpointRules.clientKeys(builder.externalPsks);
        policy = EndpointRules.available(
                builder.policy,
                crypto,
                new EndpointRules.Proofs(true, externalPsks.stream().anyMatch(ClientConfig::isFor12)));
        shareGroups = EndpointRules.sharesAmong(policy, builder.keyShares);
        applicationProtocols = EndpointRules.protocols(builder.applicationProtocols);
        givenVerifier = builder.verifier;
        givenAnchors = builder.anchors;
        revocation = builder.revocation;
        verifier = PkixVerifier.unlessGiven(givenVerifier, givenAnchors, builder.time, revocation);
        credentials = builder.credentials;
        givenSessions = builder.sessions;
        sessions = builder.sessions != null ? builder.sessions : SessionCache.inMemory(MOST_PEERS);
        EndpointRules.requireRoomInHello(applicationProtocols, externalPsks);
        keyLog = builder.keyLog;
        time = builder.time;
        messageLimit = EndpointRules.messageLimit(builder.messageLimit);
        recordSizeLimit = builder.recordSizeLimit;
        middleboxCompatibility = builder.middleboxCompatibility;
        traceMessages = builder.traceMessages;
        ocspStapling = builder.ocspStapling;
    }

    private static boolean isFor12(ExternalPsk key) {
        return key.isFor(ProtocolVersion.TLS_1_2) || key.isFor(ProtocolVersion.DTLS_1_2);
    }

    /** A builder with everything at its default. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder that starts from this configuration. Sessions are shared with it only if the cache was set: whoever
     * changes the credential or the trust must not resume as somebody else.
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.crypto = crypto;
        builder.policy = policy;
        builder.keyShares = shareGroups.size();
        builder.applicationProtocols = applicationProtocols;
        builder.verifier = givenVerifier;
        builder.anchors = givenAnchors;
        builder.credentials = credentials;
        builder.sessions = givenSessions;
        builder.externalPsks = externalPsks;
        builder.keyLog = keyLog;
        builder.time = time;
        builder.messageLimit = messageLimit;
        builder.recordSizeLimit = recordSizeLimit;
        builder.middleboxCompatibility = middleboxCompatibility;
        builder.traceMessages = traceMessages;
        builder.revocation = revocation;
        builder.ocspStapling = ocspStapling;
        return builder;
    }

    /**
     * The same for one medium: its {@link #policy} has the versions of that alone, and sessions are shared with this one.
     *
     * @throws IllegalArgumentException when the policy has no version for the medium
     */
    public ClientConfig over(Medium medium) {
        return perMedium.computeIfAbsent(medium, this::limitedTo);
    }

    private ClientConfig limitedTo(Medium medium) {
        Builder builder = toBuilder();
        builder.policy = policy.over(medium);
        builder.sessions = sessions;
        return new ClientConfig(builder);
    }

    /** What its versions run over: streams, if some do. */
    public Medium medium() {
        return policy.versions().get(0).medium();
    }

    /** The cryptography that is used. */
    public Crypto crypto() {
        return crypto;
    }

    /** Which versions, suites, groups and schemes are offered: what was set, less what the cryptography lacks. */
    public SecurityPolicy policy() {
        return policy;
    }

    /** The groups for which a share is sent in the first ClientHello; may be empty. */
    public List<NamedGroup> shareGroups() {
        return shareGroups;
    }

    /** The application protocols that are offered, best first; none when empty. */
    public List<String> applicationProtocols() {
        return applicationProtocols;
    }

    /** Decides whether a server is believed. */
    public PeerVerifier verifier() {
        return verifier;
    }

    /** Chooses who we are when a server asks. */
    public CredentialSelector credentials() {
        return credentials;
    }

    /** Keeps sessions, so that later handshakes are short. */
    public SessionCache sessions() {
        return sessions;
    }

    /**
     * Whether sessions are kept at all, so that it makes sense to look for one. Where each handshake has to show a fresh
     * OCSP response, none can be resumed.
     */
    public boolean keepsSessions() {
        return sessions != NoSessions.INSTANCE && revocation != Revocation.REQUIRED;
    }

    /** The external keys that are named to servers, best first. */
    public List<ExternalPsk> externalPsks() {
        return externalPsks;
    }

    /** What is made of the OCSP responses that servers staple. */
    public Revocation revocation() {
        return revocation;
    }

    /** Whether servers are asked to staple OCSP responses to their certificates (RFC 8446, Section 4.4.2.1). */
    public boolean ocspStapling() {
        return ocspStapling || revocation != Revocation.NOT_CHECKED;
    }

    /** Where secrets are logged for analysis. */
    public KeyLog keyLog() {
        return keyLog;
    }

    /** The wall clock. */
    public InstantSource time() {
        return time;
    }

    /** The most bytes that a handshake message of the server may announce. */
    public int messageLimit() {
        return messageLimit;
    }

    /** The largest protected record that is accepted, its content type included (RFC 8449). */
    public int recordSizeLimit() {
        return recordSizeLimit;
    }

    /** Whether the handshake looks like one of TLS 1.2 to boxes on the way (RFC 8446, Section D.4). */
    public boolean middleboxCompatibility() {
        return middleboxCompatibility;
    }

    /** Whether every handshake message becomes an event. */
    public boolean traceMessages() {
        return traceMessages;
    }

    /** Collects the settings of a client. Not safe for use by several threads. */
    public static final class Builder {

        private Crypto crypto = CryptoProviders.fastest();
        private SecurityPolicy policy = SecurityPolicy.latest();
        private int keyShares = 1;
        private List<String> applicationProtocols = List.of();
        private @Nullable PeerVerifier verifier;
        private @Nullable TrustAnchors anchors;
        private CredentialSelector credentials = question -> CompletableFuture.completedFuture(Optional.empty());
        private @Nullable SessionCache sessions;
        private List<ExternalPsk> externalPsks = List.of();
        private KeyLog keyLog = KeyLog.none();
        private InstantSource time = InstantSource.system();
        private int messageLimit = EndpointRules.DEFAULT_MESSAGE_LIMIT;
        private int recordSizeLimit = EndpointRules.LARGEST_RECORD;
        private boolean middleboxCompatibility = true;
        private boolean traceMessages;
        private Revocation revocation = Revocation.NOT_CHECKED;
        private boolean ocspStapling;

        private Builder() {}

        /** Uses other cryptography than the fastest that is installed. */
        public Builder crypto(Crypto value) {
            crypto = value;
            return this;
        }

        /** Offers what this policy names. */
        public Builder policy(SecurityPolicy value) {
            policy = value;
            return this;
        }

        /**
         * Sends a share for the first {@code value} groups of the policy.
         *
         * @param value 0 or more; 1 by default; 0 lets the server ask for one, at the price of a round trip
         */
        public Builder keyShares(int value) {
            keyShares = value;
            return this;
        }

        /**
         * Offers application protocols, best first; each of 1 to 255 bytes of ISO 8859-1, and all of them, with the external
         * keys, of some 28,000.
         */
        public Builder applicationProtocols(String... names) {
            applicationProtocols = List.of(names);
            return this;
        }

        /** Believes only servers whose chain leads to one of these authorities. */
        public Builder trust(TrustAnchors anchors) {
            this.anchors = anchors;
            verifier = null;
            return this;
        }

        /** Lets somebody else decide whether a server is believed. */
        public Builder verifier(PeerVerifier value) {
            verifier = value;
            anchors = null;
            return this;
        }

        /** Answers a server that asks for a certificate with this one, when it fits. */
        public Builder credential(Credential value) {
            credentials = CredentialList.ofClient(value);
            return this;
        }

        /** Lets somebody else choose who we are when a server asks. */
        public Builder credentials(CredentialSelector value) {
            credentials = value;
            return this;
        }

        /** Keeps sessions elsewhere than in the memory of this configuration; {@link SessionCache#none()} keeps none. */
        public Builder sessions(SessionCache value) {
            sessions = value;
            return this;
        }

        /** Names these external keys to servers, best first. */
        public Builder externalPsks(ExternalPsk... keys) {
            externalPsks = List.of(keys);
            return this;
        }

        /**
         * Looks at the OCSP responses that servers staple, and asks for them. By default nobody does. A verifier of your own
         * has to look at them itself.
         */
        public Builder revocation(Revocation value) {
            revocation = value;
            return this;
        }

        /**
         * Asks servers to staple OCSP responses, for a verifier of your own to look at; by default only where
         * {@link #revocation} says that they are looked at.
         */
        public Builder ocspStapling(boolean value) {
            ocspStapling = value;
            return this;
        }

        /** Writes secrets for analysis; whoever can read the log can read the traffic. */
        public Builder keyLog(KeyLog value) {
            keyLog = value;
            return this;
        }

        /** Reads another wall clock than the system's. */
        public Builder time(InstantSource value) {
            time = value;
            return this;
        }

        /** Accepts handshake messages of at most this many bytes, from 16,384 to 16,777,215. */
        public Builder messageLimit(int value) {
            messageLimit = value;
            return this;
        }

        /**
         * Asks the server for smaller records.
         *
         * @param value 64 to 16,385 bytes, the content type included; 16,385 by default
         */
        public Builder recordSizeLimit(int value) {
            recordSizeLimit = EndpointRules.between("the limit of a record", value, 64, EndpointRules.LARGEST_RECORD);
            return this;
        }

        /** Switches middlebox compatibility, which is on by default. */
        public Builder middleboxCompatibility(boolean value) {
            middleboxCompatibility = value;
            return this;
        }

        /** Makes every handshake message an event. */
        public Builder traceMessages(boolean value) {
            traceMessages = value;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException when a setting is out of range, or nothing of the policy is available
         */
        public ClientConfig build() {
            return new ClientConfig(this);
        }
    }
}

package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyLog;
import dev.handfast.iana.Medium;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.trust.TrustAnchors;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * How a server behaves. Immutable, usable by any thread, shared by any number of connections.
 *
 * <pre>{@code
 * ServerConfig config = ServerConfig.builder().credential(credential).applicationProtocols("http/1.1").build();
 * }</pre>
 */
public final class ServerConfig {

    private final Crypto crypto;
    private final SecurityPolicy policy;
    private final List<String> applicationProtocols;
    private final AlpnPolicy alpnPolicy;
    private final CredentialSelector credentials;
    private final ClientAuthentication clientAuthentication;
    private final PeerVerifier verifier;
    private final @Nullable PeerVerifier givenVerifier;
    private final @Nullable TrustAnchors givenAnchors;
    private final @Nullable CredentialSelector givenCredentials;
    private final List<X500Principal> authorities;
    private final @Nullable ConfigurationSelector configurations;
    private final SessionTickets tickets;
    private final int ticketCount;
    private final Duration ticketLifetime;
    private final String resumptionScope;
    private final PskLookup externalPsks;
    private final boolean retryCookie;
    private final KeyLog keyLog;
    private final InstantSource time;
    private final int messageLimit;
    private final int recordSizeLimit;
    private final boolean traceMessages;
    private final Map<Medium, ServerConfig> perMedium = new ConcurrentHashMap<>();
    private final Revocation revocation;
    private final boolean ocspStapling;

    private ServerConfig(Builder builder) {
        if (builder.credentials == null && builder.externalPsks == null) {
            throw new IllegalArgumentException(
                    "a server needs to prove who it is: call credential(…), credentials(…) or externalPsks(…)");
        }
        if (builder.clientAuthentication != ClientAuthentication.NONE
                && builder.verifier == null
                && builder.anchors == null) {
            throw new IllegalArgumentException(
                    "a server that asks for certificates must know whom to believe: call trust(…) or verifier(…)");
        }
        crypto = builder.crypto;
        policy = EndpointRules.available(
                builder.policy,
                crypto,
                new EndpointRules.Proofs(builder.credentials != null, builder.externalPsks != null));
        applicationProtocols = EndpointRules.protocols(builder.applicationProtocols);
        alpnPolicy = builder.alpnPolicy;
        credentials = builder.credentials != null ? builder.credentials : CredentialList.empty();
        clientAuthentication = builder.clientAuthentication;
        givenVerifier = builder.verifier;
        givenAnchors = builder.anchors;
        givenCredentials = builder.credentials;
        revocation = builder.revocation;
        verifier = givenVerifier == null && givenAnchors == null
                ? question -> CompletableFuture.completedFuture(Verdict.refused())
                : PkixVerifier.unlessGiven(givenVerifier, givenAnchors, builder.time, revocation);
        authorities = EndpointRules.authorities(builder.authorities);
        configurations = builder.configurations;
        tickets = builder.tickets != null ? builder.tickets : TicketKeys.random(crypto);
        ticketCount = builder.ticketCount;
        ticketLifetime = builder.ticketLifetime;
        resumptionScope =
                builder.resumptionScope.isEmpty() ? EndpointRules.freshScope(crypto) : builder.resumptionScope;
        externalPsks = builder.externalPsks != null ? builder.externalPsks : PskLookup.none();
        retryCookie = builder.retryCookie;
        keyLog = builder.keyLog;
        time = builder.time;
        messageLimit = EndpointRules.messageLimit(builder.messageLimit);
        recordSizeLimit = builder.recordSizeLimit;
        traceMessages = builder.traceMessages;
        ocspStapling = builder.ocspStapling;
    }

    /** A builder with everything at its default; only a credential is missing. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this configuration, but for its resumption scope. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.crypto = crypto;
        builder.policy = policy;
        builder.applicationProtocols = applicationProtocols;
        builder.alpnPolicy = alpnPolicy;
        builder.credentials = givenCredentials;
        builder.clientAuthentication = clientAuthentication;
        builder.verifier = givenVerifier;
        builder.anchors = givenAnchors;
        builder.authorities = authorities;
        builder.configurations = configurations;
        builder.tickets = tickets;
        builder.ticketCount = ticketCount;
        builder.ticketLifetime = ticketLifetime;
        builder.externalPsks = externalPsks;
        builder.retryCookie = retryCookie;
        builder.keyLog = keyLog;
        builder.time = time;
        builder.messageLimit = messageLimit;
        builder.recordSizeLimit = recordSizeLimit;
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
    public ServerConfig over(Medium medium) {
        return perMedium.computeIfAbsent(medium, this::limitedTo);
    }

    private ServerConfig limitedTo(Medium medium) {
        Builder builder = toBuilder();
        builder.policy = policy.over(medium);
        builder.tickets = tickets;
        builder.resumptionScope = resumptionScope;
        return new ServerConfig(builder);
    }

    /** What its versions run over: streams, if some do. */
    public Medium medium() {
        return policy.versions().get(0).medium();
    }

    /** The cryptography that is used. */
    public Crypto crypto() {
        return crypto;
    }

    /** Which versions, suites, groups and schemes are acceptable: what was set, less what the cryptography lacks. */
    public SecurityPolicy policy() {
        return policy;
    }

    /** The application protocols that are accepted, best first; ALPN is ignored when empty. */
    public List<String> applicationProtocols() {
        return applicationProtocols;
    }

    /** What happens when a client shares none of them. */
    public AlpnPolicy alpnPolicy() {
        return alpnPolicy;
    }

    /** Whether external keys are all that this server can prove itself with. */
    public boolean provesByKeyAlone() {
        return givenCredentials == null;
    }

    /** Chooses who we are to a client. */
    public CredentialSelector credentials() {
        return credentials;
    }

    /** Whether clients are asked for a certificate. */
    public ClientAuthentication clientAuthentication() {
        return clientAuthentication;
    }

    /** Decides whether a client is believed. */
    public PeerVerifier verifier() {
        return verifier;
    }

    /** The authorities that clients are told of, so that they can choose a certificate; none when empty. */
    public List<X500Principal> authorities() {
        return authorities;
    }

    /** Chooses another configuration by what the client offers, when one is set. */
    public Optional<ConfigurationSelector> configurations() {
        return Optional.ofNullable(configurations);
    }

    /** Turns sessions into tickets, and back. */
    public SessionTickets tickets() {
        return tickets;
    }

    /** How many tickets a client gets after a handshake. */
    public int ticketCount() {
        return ticketCount;
    }

    /** How long a ticket is good for. */
    public Duration ticketLifetime() {
        return ticketLifetime;
    }

    /** What a session must have been made under to be resumed here. */
    public String resumptionScope() {
        return resumptionScope;
    }

    /** Finds the external keys that clients name. */
    public PskLookup externalPsks() {
        return externalPsks;
    }

    /** Which of these identities name external keys for this version, and in TLS 1.3 which are tickets. */
    public CompletionStage<List<FoundPsk>> findPsks(ProtocolVersion version, List<byte[]> identities) {
        return new PskFinder(crypto, externalPsks, tickets, version).find(identities);
    }

    /** Whether a HelloRetryRequest carries a cookie. */
    public boolean retryCookie() {
        return retryCookie;
    }

    /** What is made of the OCSP responses that clients staple. */
    public Revocation revocation() {
        return revocation;
    }

    /** Whether clients are asked to staple OCSP responses to their certificates (RFC 8446, Section 4.4.2.1). */
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

    /** The most bytes that a handshake message of a client may announce. */
    public int messageLimit() {
        return messageLimit;
    }

    /** The largest protected record that is accepted, its content type included (RFC 8449). */
    public int recordSizeLimit() {
        return recordSizeLimit;
    }

    /** Whether every handshake message becomes an event. */
    public boolean traceMessages() {
        return traceMessages;
    }

    /** Collects the settings of a server. Not safe for use by several threads. */
    public static final class Builder {

        private Crypto crypto = CryptoProviders.fastest();
        private SecurityPolicy policy = SecurityPolicy.latest();
        private List<String> applicationProtocols = List.of();
        private AlpnPolicy alpnPolicy = AlpnPolicy.REFUSE;
        private @Nullable CredentialSelector credentials;
        private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
        private @Nullable PeerVerifier verifier;
        private @Nullable TrustAnchors anchors;
        private List<X500Principal> authorities = List.of();
        private @Nullable ConfigurationSelector configurations;
        private @Nullable SessionTickets tickets;
        private int ticketCount = 2;
        private Duration ticketLifetime = Duration.ofDays(1);
        private String resumptionScope = "";
        private @Nullable PskLookup externalPsks;
        private boolean retryCookie;
        private KeyLog keyLog = KeyLog.none();
        private InstantSource time = InstantSource.system();
        private int messageLimit = EndpointRules.DEFAULT_MESSAGE_LIMIT;
        private int recordSizeLimit = EndpointRules.LARGEST_RECORD;
        private boolean traceMessages;
        private Revocation revocation = Revocation.NOT_CHECKED;
        private boolean ocspStapling;

        private Builder() {}

        /** Uses other cryptography than the fastest that is installed. */
        public Builder crypto(Crypto value) {
            crypto = value;
            return this;
        }

        /** Accepts what this policy names. */
        public Builder policy(SecurityPolicy value) {
            policy = value;
            return this;
        }

        /** Accepts application protocols, best first; each of 1 to 255 bytes of ISO 8859-1. */
        public Builder applicationProtocols(String... names) {
            applicationProtocols = List.of(names);
            return this;
        }

        /** Says what happens when a client shares no application protocol; by default it is refused. */
        public Builder alpnPolicy(AlpnPolicy value) {
            alpnPolicy = value;
            return this;
        }

        /** Proves itself with one of these; the first that fits the client's name and schemes. */
        public Builder credential(Credential first, Credential... others) {
            credentials = CredentialList.ofServer(first, others);
            return this;
        }

        /** Lets somebody else choose who we are. */
        public Builder credentials(CredentialSelector value) {
            credentials = value;
            return this;
        }

        /** Says whether clients are asked for a certificate; by default they are not. */
        public Builder clientAuthentication(ClientAuthentication value) {
            clientAuthentication = value;
            return this;
        }

        /** Believes clients whose chain leads to one of these authorities, and tells clients their names. */
        public Builder trust(TrustAnchors anchors) {
            this.anchors = anchors;
            verifier = null;
            authorities = anchors.certificates().stream()
                    .map(X509Certificate::getSubjectX500Principal)
                    .distinct()
                    .toList();
            return this;
        }

        /** Lets somebody else decide whether a client is believed. */
        public Builder verifier(PeerVerifier value) {
            verifier = value;
            anchors = null;
            return this;
        }

        /** Tells clients of these authorities and no others, of some 60,000 bytes together; of none when the list is empty. */
        public Builder authorities(List<X500Principal> names) {
            authorities = List.copyOf(names);
            return this;
        }

        /** Lets somebody choose another configuration by what a client offers; it is asked once a connection. */
        public Builder configurations(ConfigurationSelector value) {
            configurations = value;
            return this;
        }

        /** Makes tickets in another way than under random keys of this configuration's own. */
        public Builder tickets(SessionTickets value) {
            tickets = value;
            return this;
        }

        /**
         * Gives a client so many tickets after each handshake.
         *
         * @param value 0 to 16; 2 by default
         */
        public Builder ticketCount(int value) {
            ticketCount = EndpointRules.between("the number of tickets", value, 0, 16);
            return this;
        }

        /**
         * Lets tickets live so long.
         *
         * @param value a second to seven days; one day by default
         */
        public Builder ticketLifetime(Duration value) {
            EndpointRules.between("the lifetime of a ticket in seconds", value.toSeconds(), 1, 604_800);
            ticketLifetime = value;
            return this;
        }

        /**
         * Names what a session must have been made under to be resumed here. Without a name no other configuration's
         * sessions are resumed. Give two configurations the same name only if they ask clients for the same proof: the
         * same client authentication, trust and verifier.
         *
         * @param name 1 to 255 bytes of ISO 8859-1
         */
        public Builder resumptionScope(String name) {
            EndpointRules.between("the length of a resumption scope", name.length(), 1, 255);
            resumptionScope = EndpointRules.latin1("a resumption scope", name);
            return this;
        }

        /** Accepts clients that know one of these external keys. */
        public Builder externalPsks(PskLookup value) {
            externalPsks = value;
            return this;
        }

        /** Puts a cookie into every HelloRetryRequest, and demands it back. */
        public Builder retryCookie(boolean value) {
            retryCookie = value;
            return this;
        }

        /**
         * Looks at the OCSP responses that clients staple, and asks for them. By default nobody does. A verifier of your own
         * has to look at them itself.
         */
        public Builder revocation(Revocation value) {
            revocation = value;
            return this;
        }

        /**
         * Asks clients to staple OCSP responses, for a verifier of your own to look at; by default only where
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
         * Asks clients for smaller records, where they know how.
         *
         * @param value 64 to 16,385 bytes, the content type included; 16,385 by default
         */
        public Builder recordSizeLimit(int value) {
            recordSizeLimit = EndpointRules.between("the limit of a record", value, 64, EndpointRules.LARGEST_RECORD);
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
         * @throws IllegalArgumentException when a setting is out of range or missing, or nothing of the policy is
         *     available
         */
        public ServerConfig build() {
            return new ServerConfig(this);
        }
    }
}

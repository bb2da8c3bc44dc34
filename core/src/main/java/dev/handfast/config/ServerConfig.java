package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.KeyLog;
import dev.handfast.trust.TrustAnchors;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private final List<X500Principal> authorities;
    private final @Nullable ConfigurationSelector configurations;
    private final boolean retryCookie;
    private final KeyLog keyLog;
    private final InstantSource time;
    private final int messageLimit;
    private final boolean traceMessages;

    private ServerConfig(Builder builder) {
        if (builder.credentials == null) {
            throw new IllegalArgumentException("a server needs a credential: call credential(…) or credentials(…)");
        }
        if (builder.clientAuthentication != ClientAuthentication.NONE && builder.verifier == null) {
            throw new IllegalArgumentException(
                    "a server that asks for certificates must know whom to believe: call trust(…) or verifier(…)");
        }
        crypto = builder.crypto;
        policy = EndpointRules.available(builder.policy, crypto);
        applicationProtocols = EndpointRules.protocols(builder.applicationProtocols);
        alpnPolicy = builder.alpnPolicy;
        credentials = builder.credentials;
        clientAuthentication = builder.clientAuthentication;
        verifier = builder.verifier != null
                ? builder.verifier
                : question -> CompletableFuture.completedFuture(Verdict.refused());
        authorities = builder.authorities;
        configurations = builder.configurations;
        retryCookie = builder.retryCookie;
        keyLog = builder.keyLog;
        time = builder.time;
        messageLimit = EndpointRules.messageLimit(builder.messageLimit);
        traceMessages = builder.traceMessages;
    }

    /** A builder with everything at its default; only a credential is missing. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this configuration. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.crypto = crypto;
        builder.policy = policy;
        builder.applicationProtocols = applicationProtocols;
        builder.alpnPolicy = alpnPolicy;
        builder.credentials = credentials;
        builder.clientAuthentication = clientAuthentication;
        builder.verifier = verifier;
        builder.authorities = authorities;
        builder.configurations = configurations;
        builder.retryCookie = retryCookie;
        builder.keyLog = keyLog;
        builder.time = time;
        builder.messageLimit = messageLimit;
        builder.traceMessages = traceMessages;
        return builder;
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

    /** Whether a HelloRetryRequest carries a cookie. */
    public boolean retryCookie() {
        return retryCookie;
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
        private List<X500Principal> authorities = List.of();
        private @Nullable ConfigurationSelector configurations;
        private boolean retryCookie;
        private KeyLog keyLog = KeyLog.none();
        private InstantSource time = InstantSource.system();
        private int messageLimit = EndpointRules.DEFAULT_MESSAGE_LIMIT;
        private boolean traceMessages;

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
            credentials = CredentialList.of(first, others);
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
            verifier = PkixVerifier.of(anchors, () -> time.instant());
            authorities = anchors.certificates().stream()
                    .map(X509Certificate::getSubjectX500Principal)
                    .distinct()
                    .toList();
            return this;
        }

        /** Lets somebody else decide whether a client is believed. */
        public Builder verifier(PeerVerifier value) {
            verifier = value;
            return this;
        }

        /** Tells clients of these authorities and no others; of none when the list is empty. */
        public Builder authorities(List<X500Principal> names) {
            authorities = List.copyOf(names);
            return this;
        }

        /** Lets somebody choose another configuration by what a client offers; it is asked once a connection. */
        public Builder configurations(ConfigurationSelector value) {
            configurations = value;
            return this;
        }

        /** Puts a cookie into every HelloRetryRequest, and demands it back. */
        public Builder retryCookie(boolean value) {
            retryCookie = value;
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

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientSession;
import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.config.Verdict;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.Engine;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.KeyUsage;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.trust.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a session is bound to; whatever does not fit leads to a full handshake, silently. */
final class ProtocolRule14Test {

    @Test
    void theServersName() {
        Ends ends = Ends.of(
                client -> client.sessions(new ForWhomever())
                        .verifier(question -> CompletableFuture.completedFuture(Verdict.flawless())),
                server -> server);

        assertThat(meet(ends, "one.test").resumed()).isFalse();
        assertThat(meet(ends, "two.test").resumed()).isFalse();
        assertThat(meet(ends, "two.test").resumed()).isTrue();
    }

    @Test
    void theHashOfTheSuite() {
        Ends first = Ends.plain();
        first.clientInfo();

        assertThat(resumes(
                        first,
                        server -> server.policy(
                                SecurityPolicy.latest().withSuites(List.of(CipherSuite.TLS_AES_256_GCM_SHA384)))))
                .isFalse();
    }

    @Test
    void theResumptionScope() {
        Ends first = Ends.plain();
        first.clientInfo();

        assertThat(first.with(first.server().toBuilder()
                                .resumptionScope("another")
                                .build())
                        .clientInfo()
                        .resumed())
                .isFalse();
    }

    @Test
    void twoConfigurationsAreTwoScopesUnlessTheApplicationSaysOtherwise() {
        Ends first = Ends.plain();

        assertThat(first.server().toBuilder().build().resumptionScope())
                .isNotEqualTo(first.server().resumptionScope());
    }

    @Test
    void theProofOfAClientThatIsRequested() {
        Ends first = Ends.plain();
        first.clientInfo();

        assertThat(resumes(
                        first,
                        server -> server.clientAuthentication(ClientAuthentication.REQUESTED)
                                .trust(Ends.MINT.anchors())))
                .isFalse();
    }

    @Test
    void theProofOfAClientThatIsRequired() {
        Ends first = Ends.of(client -> client.credential(Credential.of(Ends.MINT.client("client"))), server -> server);
        first.clientInfo();

        assertThat(resumes(
                        first,
                        server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                                .trust(Ends.MINT.anchors())))
                .isFalse();
    }

    @Test
    void sevenDaysFromTheFirstAuthenticationWhichNewTicketsDoNotRenew() {
        Ends ends = Ends.of(client -> client, server -> server.ticketLifetime(Duration.ofDays(7)));
        ends.clientInfo();
        for (int day = 0; day < 6; day++) {
            ends.clock().advance(Duration.ofDays(1));
            assertThat(ends.clientInfo().resumed()).as("day %d", day).isTrue();
        }
        ends.clock().advance(Duration.ofDays(1));

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void theEndOfTheClientsCertificate() {
        ManualClock start = new ManualClock();
        Ends ends = Ends.of(
                client -> client.credential(Credential.of(Ends.MINT.sign(CertificateBuilder.of(
                                "short", Mint.FROM, start.instant().plus(Duration.ofHours(1)))
                        .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                        .purposes(Purpose.CLIENT)))),
                server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .trust(Ends.MINT.anchors()));
        ends.clientInfo();
        assertThat(ends.clientInfo().resumed()).isTrue();
        ends.clock().advance(Duration.ofHours(1).plusSeconds(1));

        try (Pair pair = ends.meet()) {
            assertThat(((PeerFaultException) pair.server().failure().orElseThrow()).fault())
                    .as("the certificate is looked at again, since nothing was resumed")
                    .isEqualTo(AuthenticationFault.CERTIFICATE_REJECTED_EXPIRED);
        }
    }

    private static boolean resumes(Ends first, UnaryOperator<ServerConfig.Builder> change) {
        return first.with(change.apply(first.server().toBuilder()
                                .resumptionScope(first.server().resumptionScope()))
                        .build())
                .clientInfo()
                .resumed();
    }

    private static ConnectionInfo meet(Ends ends, String name) {
        Endpoint client = Endpoint.of(
                Engine.client(ends.client(), PeerIdentity.of(name)),
                Answering.AT_ONCE,
                ConfiguredAnswers.of(ends.client()));
        try (Pair pair = Pair.of(client, Endpoint.server(ends.server(), Answering.AT_ONCE), Cuts.allAtOnce())) {
            return Ends.info(pair.run().server());
        }
    }

    /** Offers the newest session to whomever: what a careless client may do. */
    private static final class ForWhomever implements SessionCache {

        private final SessionCache sessions = SessionCache.inMemory(1);

        @Override
        public void put(String peer, ClientSession session) {
            sessions.put("anybody", session);
        }

        @Override
        public CompletionStage<Optional<ClientSession>> take(String peer) {
            return sessions.take("anybody");
        }
    }
}

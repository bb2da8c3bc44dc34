package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Concession;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.config.Verdict;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ProtocolVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which sessions of TLS 1.2 are resumed, and which are not (RFC 5077, RFC 7627). */
final class Resumption12Test {

    private static Ends ends(UnaryOperator<ServerConfig.Builder> server) {
        return ends(client -> client, server);
    }

    private static Ends ends(UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerConfig.Builder> server) {
        return Ends.of(builder -> client.apply(builder.policy(Victims.ONLY_12)), server);
    }

    private static ServerConfig.Builder sameScope(Ends ends) {
        return ends.server().toBuilder().resumptionScope(ends.server().resumptionScope());
    }

    @Test
    void resumesAgainAndAgain() {
        Ends ends = ends(server -> server);
        assertThat(ends.clientInfo().resumed()).isFalse();

        for (int i = 0; i < 5; i++) {
            assertThat(ends.clientInfo().resumed()).as("time %d", i).isTrue();
        }
    }

    @Test
    void usesAnOldTicketAgainWhereThereIsNoNewOne() {
        Ends first = ends(server -> server);
        first.clientInfo();
        Ends without = first.with(sameScope(first).ticketCount(0).build());

        assertThat(without.clientInfo().resumed()).isTrue();
        assertThat(without.clientInfo().resumed()).isTrue();
    }

    @Test
    void keepsTheServersChainAndVerifiesItAgain() {
        Ends ends = ends(server -> server);
        ends.clientInfo();
        Ends doubting = ends.with(ends.client().toBuilder()
                .sessions(ends.client().sessions())
                .verifier(question ->
                        CompletableFuture.completedFuture(new Verdict(false, Set.of(), List.of("not any more"))))
                .build());
        try (Pair pair = doubting.meet()) {
            assertThat(pair.client().failure()).get().isInstanceOf(CertificateRejectedException.class);
        }
    }

    @Test
    void doesNotResumeInAnotherScope() {
        Ends first = ends(server -> server);
        first.clientInfo();

        assertThat(first.with(first.server().toBuilder().build()).clientInfo().resumed())
                .isFalse();
    }

    @Test
    void doesNotResumeWhereTheSuiteIsGone() {
        Ends first = ends(server -> server);
        first.clientInfo();
        Ends other = first.with(sameScope(first)
                .policy(Victims.ONLY_12.withSuites(List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384)))
                .build());

        ConnectionInfo second = other.clientInfo();

        assertThat(second.resumed()).isFalse();
        assertThat(second.suite()).isEqualTo(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384);
    }

    @Test
    void doesNotResumeAnExpiredTicket() {
        Ends ends = ends(server -> server.ticketLifetime(Duration.ofMinutes(5)));
        ends.clientInfo();
        ends.clock().advance(Duration.ofMinutes(5));

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void neverResumesMoreThanSevenDaysAfterTheAuthentication() {
        Ends ends = ends(server -> server.ticketLifetime(Duration.ofDays(7)));
        ends.clientInfo();
        ends.clock().advance(Duration.ofDays(4));
        assertThat(ends.clientInfo().resumed()).isTrue();
        ends.clock().advance(Duration.ofDays(4));

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void doesNotResumeWithoutAClientCertificateWhereOneIsAskedFor() {
        Ends first = ends(server -> server);
        first.clientInfo();
        Ends asking = first.with(sameScope(first)
                .clientAuthentication(ClientAuthentication.REQUESTED)
                .trust(Ends.MINT.anchors())
                .build());

        assertThat(asking.clientInfo().resumed()).isFalse();
    }

    @Test
    void knowsTheClientOfTheSession() {
        Ends ends = ends(
                client -> client.credential(Credential.of(Ends.MINT.client("client"))),
                server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .trust(Ends.MINT.anchors()));
        ends.clientInfo();
        try (Pair pair = ends.meet()) {
            ConnectionInfo server = Ends.info(pair.server());

            assertThat(server.resumed()).isTrue();
            assertThat(server.peerChain().get(0).getSubjectX500Principal().getName())
                    .isEqualTo("CN=client");
        }
    }

    @Test
    void keepsTheIdentityOfAnExternalKey() {
        Ends ends = ends(
                client -> client.externalPsks(key(ExternalPsk.Role.CLIENT)),
                server -> server.externalPsks(PskLookup.of(List.of(key(ExternalPsk.Role.SERVER)))));
        ends.clientInfo();

        ConnectionInfo second = ends.clientInfo();

        assertThat(second.resumed()).isTrue();
        assertThat(second.pskIdentity()).isEqualTo("key");
        assertThat(second.peerChain()).isEmpty();
    }

    private static ExternalPsk key(ExternalPsk.Role role) {
        return ExternalPsk.raw(role, "key", new byte[32]).rawIn(ProtocolVersion.TLS_1_2);
    }

    @Test
    void keepsNoSessionWithoutTheExtendedMasterSecret() {
        SessionCache sessions = SessionCache.inMemory(1);
        HostileServer12 server = Victims.client12(
                client -> client.sessions(sessions)
                        .policy(Victims.ONLY_12.withConcessions(Set.of(Concession.WITHOUT_EXTENDED_MASTER_SECRET))),
                Answering.AT_ONCE,
                Tamper.none());
        server.handshakeWithoutExtendedMasterSecret();

        assertThat(server.peer().victim().info()).isPresent();
        assertThat(sessions.take(Pair.SERVER_NAME).toCompletableFuture().join()).isEmpty();
    }

    @Test
    void goesOnToTheNewerVersionWithAnOldSession() {
        Ends old = ends(server -> server);
        old.clientInfo();
        Ends both = old.with(old.client().toBuilder()
                .sessions(old.client().sessions())
                .policy(SecurityPolicy.latest())
                .build());

        ConnectionInfo info = both.clientInfo();

        assertThat(info.version()).isEqualTo(ProtocolVersion.TLS_1_3);
        assertThat(info.resumed()).isFalse();
    }
}

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.config.SessionTickets;
import dev.handfast.config.TicketKeys;
import dev.handfast.config.Verdict;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.trust.CertificateFlag;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Resumption in TLS 1.3: RFC 8446, Sections 2.2, 4.2.11 and 4.6.1. */
final class ResumptionTest {

    @Test
    void resumesTheSecondTime() {
        Ends ends = Ends.plain();

        assertThat(ends.clientInfo().resumed()).isFalse();
        assertThat(ends.clientInfo().resumed()).isTrue();
    }

    @Test
    void keepsTheServersChain() {
        Ends ends = Ends.plain();
        ConnectionInfo first = ends.clientInfo();

        assertThat(ends.clientInfo().peerChain()).isEqualTo(first.peerChain()).isNotEmpty();
    }

    @Test
    void resumesWithNewTicketsAgainAndAgain() {
        Ends ends = Ends.of(client -> client, server -> server.ticketCount(1));
        ends.clientInfo();

        for (int i = 0; i < 5; i++) {
            assertThat(ends.clientInfo().resumed()).as("time %d", i).isTrue();
        }
    }

    @Test
    void usesATicketOnce() {
        Ends first = Ends.of(client -> client, server -> server.ticketCount(1));
        first.clientInfo();
        Ends withoutTickets = first.with(first.server().toBuilder()
                .resumptionScope(first.server().resumptionScope())
                .ticketCount(0)
                .build());

        assertThat(withoutTickets.clientInfo().resumed()).isTrue();
        assertThat(withoutTickets.clientInfo().resumed()).isFalse();
    }

    @Test
    void resumesAfterAHelloRetryRequest() {
        Ends ends = Ends.of(
                client -> client,
                server -> server.policy(SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP384R1))));
        ends.clientInfo();

        ConnectionInfo second = ends.clientInfo();

        assertThat(second.resumed()).isTrue();
        assertThat(second.retried()).isTrue();
    }

    @Test
    void resumesUnderAnotherSuiteOfTheSameHash() {
        Ends first = Ends.of(
                client -> client,
                server ->
                        server.policy(SecurityPolicy.latest().withSuites(List.of(CipherSuite.TLS_AES_128_GCM_SHA256))));
        first.clientInfo();

        ConnectionInfo second = first.with(sameScope(first)
                        .policy(SecurityPolicy.latest().withSuites(List.of(CipherSuite.TLS_CHACHA20_POLY1305_SHA256)))
                        .build())
                .clientInfo();

        assertThat(second.resumed()).isTrue();
        assertThat(second.suite()).isEqualTo(CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
    }

    @Test
    void doesNotResumeUnderASuiteOfAnotherHash() {
        Ends first = Ends.plain();
        first.clientInfo();

        ConnectionInfo second = first.with(sameScope(first)
                        .policy(SecurityPolicy.latest().withSuites(List.of(CipherSuite.TLS_AES_256_GCM_SHA384)))
                        .build())
                .clientInfo();

        assertThat(second.resumed()).isFalse();
    }

    @Test
    void doesNotResumeInAnotherScope() {
        Ends first = Ends.plain();
        first.clientInfo();

        Ends other = first.with(first.server().toBuilder().build());

        assertThat(other.clientInfo().resumed()).isFalse();
    }

    @Test
    void doesNotResumeAnExpiredTicket() {
        Ends ends = Ends.of(client -> client, server -> server.ticketLifetime(Duration.ofMinutes(5)));
        ends.clientInfo();

        ends.clock().advance(Duration.ofMinutes(5));

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void neverResumesMoreThanSevenDaysAfterTheAuthentication() {
        Ends ends = Ends.of(client -> client, server -> server.ticketLifetime(Duration.ofDays(7)));
        ends.clientInfo();
        ends.clock().advance(Duration.ofDays(4));
        assertThat(ends.clientInfo().resumed()).isTrue();

        ends.clock().advance(Duration.ofDays(4));

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void doesNotResumeAnAnonymousSessionWhereACertificateIsAskedFor() {
        Ends first = Ends.plain();
        first.clientInfo();

        Ends asking = first.with(sameScope(first)
                .clientAuthentication(ClientAuthentication.REQUESTED)
                .trust(Ends.MINT.anchors())
                .build());

        assertThat(asking.clientInfo().resumed()).isFalse();
    }

    @Test
    void remembersTheClientsCertificate() {
        Ends ends = Ends.of(
                client -> client.credential(Credential.of(Ends.MINT.client("client"))),
                server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .trust(Ends.MINT.anchors()));
        ends.clientInfo();

        try (Pair pair = ends.meet()) {
            assertThat(Ends.info(pair.server()).resumed()).isTrue();
            assertThat(Ends.info(pair.server()).peerChain()).hasSize(1);
        }
    }

    @Test
    void verifiesTheStoredChainAgain() {
        AtomicInteger asked = new AtomicInteger();
        Ends ends = Ends.of(
                client -> client.verifier(question -> CompletableFuture.completedFuture(
                        asked.incrementAndGet() == 1
                                ? Verdict.flawless()
                                : new Verdict(false, Set.of(CertificateFlag.REVOKED), List.of("revoked meanwhile")))),
                server -> server);
        ends.clientInfo();

        try (Pair pair = ends.meet()) {
            assertThat(pair.client().failure()).containsInstanceOf(CertificateRejectedException.class);
        }
    }

    @Test
    void opensTicketsOfAnotherServerWithTheSameRing() {
        Ends first = Ends.plain();
        byte[] a = key(1);
        byte[] b = key(2);
        byte[] c = key(3);
        Ends here = first.with(sharing(first, TicketKeys.of(first.server().crypto(), a, b, c)));
        here.clientInfo();

        Ends there = first.with(sharing(first, TicketKeys.of(first.server().crypto(), a, b, c)));

        assertThat(there.clientInfo().resumed()).isTrue();
    }

    @Test
    void opensTicketsUnderThePreviousKeyAndNoOlderOne() {
        Ends first = Ends.of(client -> client, server -> server.ticketCount(2));
        TicketKeys ring = TicketKeys.random(first.server().crypto());
        Ends ends = first.with(sharing(first, ring));
        ends.clientInfo();
        ring.rotate();
        assertThat(ends.clientInfo().resumed()).isTrue();

        ring.rotate();
        ring.rotate();

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void givesNoTicketWhereNoneIsWanted() {
        Ends ends = Ends.of(client -> client, server -> server.tickets(SessionTickets.none()));
        ends.clientInfo();

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void keepsNoSessionWhereTheClientWantsNone() {
        Ends ends = Ends.of(client -> client.sessions(SessionCache.none()), server -> server);
        ends.clientInfo();

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void doesNotResumeAsSomebodyElse() {
        Ends ends = Ends.of(
                client -> client.credential(Credential.of(Ends.MINT.client("client"))),
                server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .trust(Ends.MINT.anchors()));
        ends.clientInfo();
        Ends other = ends.with(ends.client().toBuilder()
                .credential(Credential.of(Ends.MINT.client("somebody else")))
                .build());

        try (Pair pair = other.meet()) {
            assertThat(Ends.info(pair.server()).resumed()).isFalse();
        }
    }

    @Test
    void negotiatesTheApplicationProtocolAnew() {
        Ends first = Ends.of(
                client -> client.applicationProtocols("h2", "http/1.1"), server -> server.applicationProtocols("h2"));
        first.clientInfo();

        ConnectionInfo second = first.with(
                        sameScope(first).applicationProtocols("http/1.1").build())
                .clientInfo();

        assertThat(second.resumed()).isTrue();
        assertThat(second.applicationProtocol()).isEqualTo("http/1.1");
    }

    private static ServerConfig.Builder sameScope(Ends ends) {
        return ends.server().toBuilder().resumptionScope(ends.server().resumptionScope());
    }

    private static ServerConfig sharing(Ends ends, TicketKeys ring) {
        return sameScope(ends).tickets(ring).build();
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[TicketKeys.KEY_SIZE];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}

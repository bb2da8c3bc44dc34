package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientSession;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.ServerSession;
import dev.handfast.config.ServerSessions;
import dev.handfast.config.SessionCache;
import dev.handfast.config.SessionFacts;
import dev.handfast.config.SessionTickets;
import dev.handfast.crypto.Secret;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Sessions that a server keeps itself: stateful tickets (RFC 8446, Sections 4.6.1 and 8.1). */
final class ServerSessionsTest {

    private static final byte[] ID = {1, 2, 3};

    @Test
    void resumesASessionFromTheStore() {
        Ends ends = ends(ServerSessions.inMemory(10), server -> server);
        ends.clientInfo();

        assertThat(ends.clientInfo().resumed()).isTrue();
    }

    @Test
    void resumesAfterAHelloRetryRequestThoughTheStoreGivesASessionOnce() {
        Ends ends = ends(
                ServerSessions.inMemory(10),
                server -> server.policy(SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP384R1))));
        ends.clientInfo();

        ConnectionInfo second = ends.clientInfo();

        assertThat(second.resumed()).isTrue();
        assertThat(second.retried()).isTrue();
    }

    @Test
    void sendsTicketsThatAreNamesAlone() {
        List<byte[]> tickets = new ArrayList<>();
        SessionCache collecting = new SessionCache() {
            @Override
            public void put(String peer, ClientSession session) {
                tickets.add(session.ticket());
                session.close();
            }

            @Override
            public CompletionStage<Optional<ClientSession>> take(String peer) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
        };
        Ends ends = ends(ServerSessions.inMemory(10), server -> server);
        ends.with(ends.client().toBuilder().sessions(collecting).build()).clientInfo();

        assertThat(tickets).hasSize(2).allSatisfy(ticket -> assertThat(ticket).hasSize(32));
    }

    @Test
    void sendsNoTicketForASessionThatTheStoreDoesNotKeep() {
        ServerSessions full = new ServerSessions() {
            @Override
            public CompletionStage<Boolean> put(byte[] id, ServerSession session) {
                return CompletableFuture.completedFuture(false);
            }

            @Override
            public CompletionStage<Optional<ServerSession>> find(byte[] id) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
        };
        Ends ends = ends(full, server -> server);

        assertThat(ends.clientInfo().resumed()).isFalse();
        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void waitsForAStoreThatAnswersLater() throws TlsException {
        LateStore store = new LateStore();
        Ends ends = ends(store, server -> server);

        assertThat(meet(ends, store).resumed()).isFalse();
        assertThat(meet(ends, store).resumed()).isTrue();
    }

    private static ConnectionInfo meet(Ends ends, LateStore store) throws TlsException {
        try (Pair pair = ends.meet()) {
            while (store.answer()) {
                pair.server().engine().resume(ends.clock().nanos());
                pair.run();
            }
            return Ends.info(pair.client());
        }
    }

    @Test
    void givesASessionOnce() {
        ServerSessions store = ServerSessions.inMemory(10);
        keep(store, ID, Duration.ofHours(1));

        assertThat(find(store, ID)).isPresent();
        assertThat(find(store, ID)).isEmpty();
    }

    @Test
    void givesAReusableSessionAgainAndAgain() {
        ServerSessions store = ServerSessions.inMemoryReusable(10);
        keep(store, ID, Duration.ofHours(1));
        find(store, ID).orElseThrow().close();

        assertThat(find(store, ID).orElseThrow().key().isClosed()).isFalse();
    }

    @Test
    void outlivesTheSessionThatItWasGiven() {
        ServerSessions store = ServerSessions.inMemory(10);
        keep(store, ID, Duration.ofHours(1));

        assertThat(find(store, ID).orElseThrow().key().bytes()).containsOnly(7);
    }

    @Test
    void knowsNobodyElsesIdentifier() {
        ServerSessions store = ServerSessions.inMemory(10);
        keep(store, ID, Duration.ofHours(1));

        assertThat(find(store, new byte[] {1, 2, 4})).isEmpty();
    }

    @Test
    void forgetsTheOldestWhenItIsFull() {
        ServerSessions store = ServerSessions.inMemoryReusable(2);
        for (int i = 0; i < 3; i++) {
            keep(store, new byte[] {(byte) i}, Duration.ofHours(1));
        }

        assertThat(find(store, new byte[] {0})).isEmpty();
        assertThat(find(store, new byte[] {1})).isPresent();
        assertThat(find(store, new byte[] {2})).isPresent();
    }

    @Test
    void forgetsWhatNobodyCanResumeAnyMore() {
        ServerSessions store = ServerSessions.inMemoryReusable(10);
        keep(store, ID, Duration.ZERO);
        keep(store, new byte[] {9}, Duration.ofHours(1));

        assertThat(find(store, ID)).isEmpty();
    }

    private static void keep(ServerSessions store, byte[] id, Duration lifetime) {
        Instant now = Instant.now();
        SessionFacts facts = new SessionFacts(
                ProtocolVersion.TLS_1_3, CipherSuite.TLS_AES_128_GCM_SHA256, "", List.of(), "", now, now, lifetime);
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        try (ServerSession session = new ServerSession(facts, Secret.adopt(key), "scope", 0)) {
            assertThat(store.put(id, session).toCompletableFuture().join()).isTrue();
        }
    }

    private static Optional<ServerSession> find(ServerSessions store, byte[] id) {
        return store.find(id).toCompletableFuture().join();
    }

    private static Ends ends(ServerSessions store, UnaryOperator<ServerConfig.Builder> change) {
        return Ends.of(
                client -> client,
                server -> change.apply(server.tickets(
                        SessionTickets.stored(Ends.plain().server().crypto(), store))));
    }

    /** A store in another place, which answers when it is told to. */
    private static final class LateStore implements ServerSessions {

        private final ServerSessions sessions = ServerSessions.inMemory(10);
        private final Queue<Runnable> pending = new ArrayDeque<>();

        @Override
        public CompletionStage<Boolean> put(byte[] id, ServerSession session) {
            ServerSession copy = session.copy();
            return later(() -> sessions.put(id, copy).toCompletableFuture().join());
        }

        @Override
        public CompletionStage<Optional<ServerSession>> find(byte[] id) {
            return later(() -> sessions.find(id).toCompletableFuture().join());
        }

        private <T> CompletionStage<T> later(Supplier<T> answer) {
            CompletableFuture<T> future = new CompletableFuture<>();
            pending.add(() -> future.complete(answer.get()));
            return future;
        }

        boolean answer() {
            Runnable next = pending.poll();
            if (next != null) {
                next.run();
            }
            return next != null;
        }
    }
}

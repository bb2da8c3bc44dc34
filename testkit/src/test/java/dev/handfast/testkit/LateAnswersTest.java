package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.ClientSession;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.ServerSession;
import dev.handfast.config.SessionCache;
import dev.handfast.config.SessionTickets;
import dev.handfast.config.TicketKeys;
import dev.handfast.config.Verdict;
import dev.handfast.crypto.Signer;
import dev.handfast.iana.SignatureScheme;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pause of a handshake, with an answer that comes when nothing else moves any more, from another thread. */
final class LateAnswersTest {

    private static final Credential SERVER = Credential.of(Ends.MINT.server(Pair.SERVER_NAME));
    private static final Credential CLIENT = Credential.of(Ends.MINT.client("client"));

    static Stream<Pause> pauses() {
        return Stream.of(
                Pause.ofServer("configuration", LateAnswersTest::configuration),
                Pause.ofServer(
                        "the server's credential",
                        late -> serving(
                                server -> server.credentials(question -> late.answer(() -> Optional.of(SERVER))))),
                Pause.ofServer(
                        "the server's signature",
                        late -> serving(server -> server.credential(
                                new Credential(SERVER.chain(), new LateSigner(SERVER.signer(), late))))),
                Pause.ofServer(
                        "the server's verdict",
                        late -> authenticating(
                                client -> client.credential(CLIENT),
                                server -> server.verifier(question -> late.answer(Verdict::flawless)))),
                Pause.ofServer(
                        "external keys",
                        late -> ExternalKeys.keyOnly(
                                ExternalKeys.raw(ExternalPsk.Role.CLIENT, ExternalKeys.NAME, 1),
                                server -> server.externalPsks(identity ->
                                        late.follow(() -> ExternalKeys.lookup().find(identity))))),
                Pause.ofServer(
                        "the ticket of a client",
                        late -> serving(server -> server.tickets(new LateTickets(late, false)))),
                new Pause(
                        "tickets for a client",
                        false,
                        false,
                        late -> serving(server -> server.tickets(new LateTickets(late, true)))),
                Pause.ofClient(
                        "the client's session",
                        late -> Ends.of(client -> client.sessions(new LateSessions(late)), server -> server)),
                Pause.ofClient(
                        "the client's verdict",
                        late -> Ends.of(
                                client -> client.verifier(question -> late.answer(Verdict::flawless)),
                                server -> server)),
                Pause.ofClient(
                        "the client's credential",
                        late -> authenticating(
                                client -> client.credentials(question -> late.answer(() -> Optional.of(CLIENT))),
                                server -> server)),
                Pause.ofClient(
                        "the client's signature",
                        late -> authenticating(
                                client -> client.credential(
                                        new Credential(CLIENT.chain(), new LateSigner(CLIENT.signer(), late))),
                                server -> server)));
    }

    @ParameterizedTest
    @MethodSource("pauses")
    void goesOnWhenTheAnswerIsThere(Pause pause) throws Exception {
        Late late = new Late();
        Ends ends = pause.ends().apply(late);
        int pauses = 0;
        for (int handshake = 0; handshake < 2; handshake++) {
            try (Pair pair = ends.meet()) {
                for (; late.isAsked(); pauses++) {
                    if (pause.inHandshake()) {
                        Endpoint asking = pause.asksClient() ? pair.client() : pair.server();
                        assertThat(asking.info())
                                .as("the handshake stands still")
                                .isEmpty();
                    }
                    late.answerFromAnotherThread();
                    resume(pair);
                }
                assertThat(pair.client().failure()).isEmpty();
                assertThat(pair.client().info()).isPresent();
                assertThat(pair.server().info()).isPresent();
            }
        }

        assertThat(pauses).isPositive();
    }

    @ParameterizedTest
    @MethodSource("pauses")
    void failsWhenThereIsNoAnswer(Pause pause) throws Exception {
        Late late = new Late();
        Ends ends = pause.ends().apply(late);
        boolean failed = false;
        for (int handshake = 0; handshake < 2 && !failed; handshake++) {
            try (Pair pair = ends.meet()) {
                if (late.isAsked()) {
                    late.failFromAnotherThread();
                    resume(pair);
                    Endpoint asking = pause.asksClient() ? pair.client() : pair.server();
                    failed = true;
                    assertThat(asking.failure()).get().asString().contains("nobody knows");
                }
            }
        }

        assertThat(failed).isTrue();
    }

    private static void resume(Pair pair) {
        for (Endpoint side : List.of(pair.client(), pair.server())) {
            side.resume();
        }
        pair.run();
    }

    /** A decision that a handshake waits for. */
    private record Pause(String name, boolean asksClient, boolean inHandshake, Function<Late, Ends> ends) {

        static Pause ofClient(String name, Function<Late, Ends> ends) {
            return new Pause(name, true, true, ends);
        }

        static Pause ofServer(String name, Function<Late, Ends> ends) {
            return new Pause(name, false, true, ends);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Answers that are not there yet. */
    private static final class Late {

        private final Queue<Runnable> answers = new ArrayDeque<>();
        private final Queue<CompletableFuture<?>> questions = new ArrayDeque<>();

        <T> CompletionStage<T> answer(Supplier<T> answer) {
            return follow(() -> CompletableFuture.completedFuture(answer.get()));
        }

        <T> CompletionStage<T> follow(Supplier<CompletionStage<T>> answer) {
            CompletableFuture<T> future = new CompletableFuture<>();
            questions.add(future);
            answers.add(() -> future.complete(answer.get().toCompletableFuture().join()));
            return future;
        }

        boolean isAsked() {
            return !answers.isEmpty();
        }

        void answerFromAnotherThread() throws InterruptedException {
            questions.remove();
            run(answers.remove());
        }

        void failFromAnotherThread() throws InterruptedException {
            answers.clear();
            CompletableFuture<?> question = questions.remove();
            run(() -> question.completeExceptionally(new IllegalStateException("nobody knows")));
        }

        private static void run(Runnable deed) throws InterruptedException {
            Thread other = new Thread(deed, "late answers");
            other.start();
            other.join();
        }
    }

    private record LateSigner(Signer signer, Late late) implements Signer {

        @Override
        public List<SignatureScheme> schemes() {
            return signer.schemes();
        }

        @Override
        public CompletionStage<byte[]> sign(SignatureScheme scheme, byte[] content) {
            return late.follow(() -> signer.sign(scheme, content));
        }
    }

    /** Tickets of which either the making or the opening takes time. */
    private record LateTickets(Late late, boolean issuing, TicketKeys keys) implements SessionTickets {

        LateTickets(Late late, boolean issuing) {
            this(late, issuing, TicketKeys.random(Victims.CRYPTO));
        }

        @Override
        public CompletionStage<List<byte[]>> issue(List<ServerSession> sessions) {
            return issuing ? late.follow(() -> keys.issue(sessions)) : keys.issue(sessions);
        }

        @Override
        public CompletionStage<Optional<ServerSession>> open(byte[] ticket) {
            return issuing ? keys.open(ticket) : late.follow(() -> keys.open(ticket));
        }
    }

    private record LateSessions(Late late, SessionCache sessions) implements SessionCache {

        LateSessions(Late late) {
            this(late, SessionCache.inMemory(1));
        }

        @Override
        public void put(String peer, ClientSession session) {
            sessions.put(peer, session);
        }

        @Override
        public CompletionStage<Optional<ClientSession>> take(String peer) {
            return late.follow(() -> sessions.take(peer));
        }
    }

    private static Ends configuration(Late late) {
        ServerConfig chosen = Ends.plain().server();
        return serving(server -> server.configurations(offer -> late.answer(() -> chosen)));
    }

    private static Ends serving(UnaryOperator<ServerConfig.Builder> server) {
        return Ends.of(client -> client, server);
    }

    private static Ends authenticating(
            UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerConfig.Builder> change) {
        return Ends.of(
                client,
                server -> change.apply(server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .trust(Ends.MINT.anchors())));
    }
}

package dev.handfast.engine;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ConfigurationSelector;
import dev.handfast.config.Decision;
import dev.handfast.config.ServerConfig;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers the questions of a handshake as a configuration says, and keeps the sessions that it brings. Usable by one thread
 * at a time.
 *
 * <pre>{@code
 * for (var event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
 *     answers.handle(event.get());
 *     engine.resume(now);
 * }
 * }</pre>
 */
public final class ConfiguredAnswers {

    private volatile Endpoint endpoint;

    private ConfiguredAnswers(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The configuration of one side. */
    private sealed interface Endpoint {}

    private record Client(ClientConfig config) implements Endpoint {}

    private record Server(ServerConfig config) implements Endpoint {}

    /** Answers as this client. */
    public static ConfiguredAnswers of(ClientConfig config) {
        return new ConfiguredAnswers(new Client(config));
    }

    /** Answers as this server; once another configuration is selected, as that one says. */
    public static ConfiguredAnswers of(ServerConfig config) {
        return new ConfiguredAnswers(new Server(config));
    }

    /**
     * Answers the event if it is a question, now or when the answer is there, and keeps the session if it brings one. What
     * a selector or verifier throws fails the question.
     */
    public void handle(EngineEvent event) {
        if (event instanceof EngineEvent.Question<?> question) {
            answer(question);
        } else if (event instanceof EngineEvent.SessionReceived received && endpoint instanceof Client client) {
            client.config().sessions().put(received.peer(), received.session());
        }
    }

    private <T> void answer(EngineEvent.Question<T> question) {
        try {
            question.answer().follow(decide(question.decision()));
        } catch (RuntimeException | Error e) {
            question.answer().fail(e);
        }
    }

    @SuppressWarnings("unchecked") // each kind of decision fixes its T
    private <T> CompletionStage<T> decide(Decision<T> decision) {
        if (decision instanceof Decision.Sign sign) {
            return (CompletionStage<T>) sign.signer().sign(sign.scheme(), sign.content());
        }
        CompletionStage<?> stage = endpoint instanceof Client client
                ? decide(client.config(), decision)
                : decide(((Server) endpoint).config(), decision);
        return (CompletionStage<T>) stage;
    }

    private static CompletionStage<?> decide(ClientConfig config, Decision<?> decision) {
        if (decision instanceof Decision.FindSession find) {
            return config.sessions().take(find.peer());
        }
        if (decision instanceof Decision.VerifyPeer verify) {
            return config.verifier().verify(verify);
        }
        if (decision instanceof Decision.SelectCredential select) {
            return config.credentials().select(select);
        }
        if (decision instanceof Decision.FindPskByHint find) {
            return CompletableFuture.completedFuture(config.externalPsks().stream()
                    .filter(key -> key.isFor(find.version()))
                    .findFirst());
        }
        throw new IllegalStateException("a client is not asked for " + decision);
    }

    private CompletionStage<?> decide(ServerConfig config, Decision<?> decision) {
        if (decision instanceof Decision.SelectConfiguration select) {
            ConfigurationSelector selector = config.configurations()
                    .orElseThrow(() -> new IllegalStateException("the configuration has no selector"));
            return selector.select(select.offer()).thenApply(this::adopt);
        }
        if (decision instanceof Decision.VerifyPeer verify) {
            return config.verifier().verify(verify);
        }
        if (decision instanceof Decision.SelectCredential select) {
            return config.credentials().select(select);
        }
        if (decision instanceof Decision.FindPsks find) {
            return config.findPsks(find.version(), find.identities());
        }
        if (decision instanceof Decision.OpenTicket open) {
            return config.tickets().open(open.ticket());
        }
        if (decision instanceof Decision.IssueTickets issue) {
            return config.tickets().issue(issue.sessions());
        }
        throw new IllegalStateException("a server is not asked for " + decision);
    }

    private ServerConfig adopt(ServerConfig chosen) {
        endpoint = new Server(chosen);
        return chosen;
    }
}

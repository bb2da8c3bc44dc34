package dev.handfast.engine;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ConfigurationSelector;
import dev.handfast.config.CredentialSelector;
import dev.handfast.config.Decision;
import dev.handfast.config.PeerVerifier;
import dev.handfast.config.ServerConfig;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Answers the questions of a handshake as a configuration says. Usable by one thread at a time.
 *
 * <pre>{@code
 * for (var event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
 *     if (event.get() instanceof EngineEvent.Question<?> question) {
 *         answers.answer(question);
 *     }
 * }
 * engine.resume(now);
 * }</pre>
 */
public final class ConfiguredAnswers {

    private CredentialSelector credentials;
    private PeerVerifier verifier;
    private final @Nullable ConfigurationSelector configurations;

    private ConfiguredAnswers(
            CredentialSelector credentials, PeerVerifier verifier, @Nullable ConfigurationSelector configurations) {
        this.credentials = credentials;
        this.verifier = verifier;
        this.configurations = configurations;
    }

    /** Answers as this client. */
    public static ConfiguredAnswers of(ClientConfig config) {
        return new ConfiguredAnswers(config.credentials(), config.verifier(), null);
    }

    /** Answers as this server; once another configuration is selected, as that one says. */
    public static ConfiguredAnswers of(ServerConfig config) {
        return new ConfiguredAnswers(
                config.credentials(), config.verifier(), config.configurations().orElse(null));
    }

    /** Finds the answer, and gives it now or when it is there. What a selector or verifier throws fails the question. */
    public <T> void answer(EngineEvent.Question<T> question) {
        try {
            question.answer().follow(decide(question.decision()));
        } catch (RuntimeException e) {
            question.answer().fail(e);
        }
    }

    @SuppressWarnings("unchecked") // each kind of decision fixes its T
    private <T> CompletionStage<T> decide(Decision<T> decision) {
        CompletionStage<?> stage;
        if (decision instanceof Decision.VerifyPeer verify) {
            stage = verifier.verify(verify);
        } else if (decision instanceof Decision.SelectCredential select) {
            stage = credentials.select(select);
        } else if (decision instanceof Decision.Sign sign) {
            stage = sign.signer().sign(sign.scheme(), sign.content());
        } else if (decision instanceof Decision.SelectConfiguration select && configurations != null) {
            stage = configurations.select(select.offer()).thenApply(this::adopt);
        } else {
            throw new IllegalStateException("nothing in the configuration answers " + decision);
        }
        return (CompletionStage<T>) stage;
    }

    private ServerConfig adopt(ServerConfig chosen) {
        credentials = chosen.credentials();
        verifier = chosen.verifier();
        return chosen;
    }
}

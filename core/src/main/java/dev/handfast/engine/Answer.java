package dev.handfast.engine;

import dev.handfast.fault.LocalFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.AlertDescription;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The place for the answer to one question. Usable by any thread; the first answer counts, later ones are dropped.
 *
 * @param <T> what the answer is
 */
public final class Answer<T> {

    private final CompletableFuture<T> future = new CompletableFuture<>();

    Answer() {}

    /**
     * Answers.
     *
     * @throws NullPointerException when the value is null; where there is no answer, {@link #fail} says so
     */
    public void give(T value) {
        future.complete(Objects.requireNonNull(value, "an answer must not be null"));
    }

    /** Says that there will be no answer, and why; the handshake fails. */
    public void fail(Throwable reason) {
        future.completeExceptionally(reason);
    }

    /** Says that nobody waits for an answer any more; the handshake, if it goes on, ends with user_canceled. */
    public void cancel() {
        future.cancel(false);
    }

    /** Answers as soon as the stage completes, with what it completes with; null is a failure. */
    public void follow(CompletionStage<? extends T> stage) {
        stage.whenComplete((value, failure) -> {
            if (failure == null && value == null) {
                fail(new NullPointerException("the stage that should bring an answer brought null"));
            } else if (failure == null) {
                give(value);
            } else {
                fail(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        });
    }

    /** Runs an action once an answer is there, at once or on the thread that answers: to wake whoever drives the engine. */
    public void onGiven(Runnable action) {
        CompletableFuture<T> unused = future.whenComplete((value, failure) -> action.run());
    }

    /** Whether an answer is there. */
    public boolean isGiven() {
        return future.isDone();
    }

    /** The answer, when it is there. */
    Optional<T> taken() throws TlsException {
        if (!future.isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(future.join());
        } catch (CompletionException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            if (reason instanceof TlsException failure) {
                throw failure;
            }
            throw new LocalFaultException(
                    AlertDescription.INTERNAL_ERROR,
                    "a decision of the handshake failed: " + reason.getMessage(),
                    reason);
        } catch (CancellationException e) {
            throw new LocalFaultException(
                    AlertDescription.USER_CANCELED, "a decision of the handshake was cancelled", e);
        }
    }
}

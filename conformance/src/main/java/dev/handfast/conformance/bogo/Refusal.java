package dev.handfast.conformance.bogo;

import dev.handfast.fault.LocalFaultException;
import dev.handfast.iana.AlertDescription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An answer of ours that ends the handshake, as an option wants it. */
record Refusal(String name, AlertDescription alert) {

    /** Fails the question, and keeps the name for the runner. */
    <T> CompletionStage<T> complain(Observations seen) {
        seen.complain(name);
        return CompletableFuture.failedFuture(new LocalFaultException(alert, "the shim refuses: " + name));
    }
}

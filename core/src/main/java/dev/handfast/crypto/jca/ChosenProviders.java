package dev.handfast.crypto.jca;

import java.security.Provider;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which provider does what. Immutable, usable by any thread. */
final class ChosenProviders {

    private final Map<Operation, Provider> chosen = new EnumMap<>(Operation.class);

    ChosenProviders(InstalledProviders installed) {
        for (Operation operation : Operation.values()) {
            operation.choose(installed).ifPresent(provider -> chosen.put(operation, provider));
        }
    }

    Optional<Provider> of(Operation operation) {
        return Optional.ofNullable(chosen.get(operation));
    }

    /** The provider of something that nothing works without. */
    Provider require(Operation operation) {
        return of(operation)
                .orElseThrow(() -> new UnsupportedOperationException("no provider here does " + operation.title()));
    }

    boolean has(Operation operation) {
        return chosen.containsKey(operation);
    }

    List<String> describe() {
        return Arrays.stream(Operation.values())
                .map(operation -> "%-25s %s"
                        .formatted(
                                operation.title(),
                                of(operation)
                                        .map(provider -> provider.getName() + " " + provider.getVersionStr())
                                        .orElse("not available")))
                .toList();
    }
}

package dev.handfast.cli.option;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options that are part of the program's interface and that the library cannot serve yet. */
public final class Later {

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("--cid", "connection IDs"),
            Map.entry("--pkcs11", "credentials from PKCS #11 tokens"),
            Map.entry("--no-pha", "post-handshake authentication"),
            Map.entry("--reauth", "post-handshake authentication"));

    private Later() {}

    /** What to say to somebody who uses one of them; empty when none of the arguments is one. */
    public static Optional<String> refusal(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.replaceFirst("=.*", ""))
                .filter(REASONS::containsKey)
                .findFirst()
                .map(option -> option + " is not available yet: the library lacks " + REASONS.get(option) + " so far");
    }
}

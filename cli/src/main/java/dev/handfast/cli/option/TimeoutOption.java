package dev.handfast.cli.option;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a handshake may take. */
public final class TimeoutOption {

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Time for the handshake, with connecting; default ${DEFAULT-VALUE}; 0 for any time.")
    private int seconds = 30;

    /** The time; zero for any time. */
    public Duration duration() {
        return Duration.ofSeconds(Math.max(0, seconds));
    }
}

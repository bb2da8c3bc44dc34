package dev.handfast.cli.option;

import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import dev.handfast.crypto.KeyLog;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether secrets are written down. */
public final class KeyLogOptions {

    private static final String VARIABLE = "SSLKEYLOGFILE";

    @Option(
            names = "--keylog",
            paramLabel = "FILE",
            description = "Append secrets for Wireshark to a file; also from the variable " + VARIABLE + ".")
    private @Nullable Path file;

    /** The log; warns when it writes. */
    public KeyLog open(Surroundings surroundings, Report report) throws InputException {
        Path target = target(surroundings);
        if (target == null) {
            return KeyLog.none();
        }
        try {
            KeyLog log = KeyLogFile.appending(target, report);
            report.tell(new Event.Warning("secrets are written to " + target
                    + (file == null ? " (" + VARIABLE + ")" : "")
                    + "; whoever can read that file can read the traffic"));
            return log;
        } catch (IOException e) {
            throw InputException.of(target, e);
        }
    }

    private @Nullable Path target(Surroundings surroundings) {
        if (file != null) {
            return file;
        }
        String variable = surroundings.environment().getOrDefault(VARIABLE, "");
        return variable.isEmpty() ? null : Path.of(variable);
    }
}

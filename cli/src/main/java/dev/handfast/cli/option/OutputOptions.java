package dev.handfast.cli.option;

import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.report.JsonReport;
import dev.handfast.cli.report.ReadableReport;
import dev.handfast.cli.report.Report;
import dev.handfast.cli.report.Style;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** How a command tells what happens. */
public final class OutputOptions {

    @Option(
            names = "--json",
            description = "Tell events as JSON, one a line, on standard error, instead of the readable ones.")
    private boolean json;

    @Option(names = "--trace", description = "Tell every handshake message and alert, one a line.")
    private boolean trace;

    /** The report that was chosen. */
    public Report report(Surroundings surroundings) {
        return json
                ? JsonReport.to(surroundings.err(), InstantSource.system())
                : ReadableReport.to(
                        surroundings.err(),
                        Style.of(surroundings.terminal(), surroundings.environment()),
                        InstantSource.system(),
                        trace);
    }

    /** Whether every message is to be told. */
    public boolean trace() {
        return trace;
    }
}

package dev.handfast.cli.option;

import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.report.JsonReport;
import dev.handfast.cli.report.ReadableReport;
import dev.handfast.cli.report.Report;
import dev.handfast.cli.report.Style;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** How a command tells what happens. */
public final class OutputOptions {

    @Option(names = "--json", description = "Tell events as JSON, one a line, instead of the readable account.")
    private boolean json;

    @Option(names = "--trace", description = "Tell every handshake message and alert, one a line.")
    private boolean trace;

    /** The report that was chosen, to one of the streams around. */
    public Report report(Surroundings surroundings, OutputStream stream) {
        PrintStream out = new PrintStream(stream, false, StandardCharsets.UTF_8);
        return json
                ? JsonReport.to(out, InstantSource.system())
                : ReadableReport.to(
                        out,
                        Style.of(surroundings.terminal(), surroundings.environment()),
                        InstantSource.system(),
                        trace);
    }

    /** Whether every message is to be told. */
    public boolean trace() {
        return trace;
    }
}

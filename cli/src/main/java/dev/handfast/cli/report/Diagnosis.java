package dev.handfast.cli.report;

import dev.handfast.cli.basis.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong, whose fault it is, and what to do about it.
 *
 * @param exitCode what a program that ends with it returns
 * @param kind what scripts can tell apart, such as {@code BAD_CERTIFICATE} or {@code NETWORK}
 * @param fault the name of the rule that the peer broke; empty when it broke none
 * @param alert the alert that was sent or received with it; empty when there was none
 * @param message one sentence without a full stop
 * @param hint one or more sentences; may be empty
 * @param flags what is wrong with the peer's certificate
 * @param trace where it happened, in lines; empty unless it is a fault of ours
 */
public record Diagnosis(
        int exitCode,
        String kind,
        String fault,
        String alert,
        String message,
        String hint,
        List<String> flags,
        List<String> trace) {

    private static final String REPORT =
            "This is a fault of Handfast. Please report it, with the lines that follow and what led to it.";

    public Diagnosis {
        flags = List.copyOf(flags);
        trace = List.copyOf(trace);
    }

    /** Something that has nothing to do with what a peer sent. */
    static Diagnosis plain(int exitCode, String kind, String message, String hint) {
        return new Diagnosis(exitCode, kind, "", "", message, hint, List.of(), List.of());
    }

    /** Something that comes of what a peer sent. */
    static Diagnosis ofPeer(String kind, String fault, String alert, String message, String hint, List<String> flags) {
        return new Diagnosis(ExitCode.PEER, kind, fault, alert, message, hint, flags, List.of());
    }

    /** Something that should never happen. */
    static Diagnosis ours(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return new Diagnosis(
                ExitCode.OURS,
                "INTERNAL",
                "",
                "",
                thrown.toString(),
                REPORT,
                List.of(),
                trace.toString().lines().toList());
    }

    /** What to print for people. */
    public List<String> lines(Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bad("error: ") + message);
        if (!hint.isEmpty()) {
            lines.add(style.strong("hint:  ") + hint);
        }
        lines.addAll(trace);
        return lines;
    }
}

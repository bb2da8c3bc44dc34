package dev.handfast.cli.report;

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
 */
public record Diagnosis(
        int exitCode, String kind, String fault, String alert, String message, String hint, List<String> flags) {

    public Diagnosis {
        flags = List.copyOf(flags);
    }

    /** Something that no peer's message has caused. */
    static Diagnosis plain(int exitCode, String kind, String message, String hint) {
        return new Diagnosis(exitCode, kind, "", "", message, hint, List.of());
    }

    /** The same with another hint. */
    Diagnosis withHint(String other) {
        return new Diagnosis(exitCode, kind, fault, alert, message, other, flags);
    }
}

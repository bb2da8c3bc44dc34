package dev.handfast.cli.report;

import dev.handfast.iana.AlertDescription;

/** The names of alerts. */
final class Alerts {

    private Alerts() {}

    /** The name of an alert, or its number when it has none. */
    static String name(int code) {
        return AlertDescription.of(code).map(AlertDescription::toString).orElseGet(() -> Integer.toString(code));
    }
}

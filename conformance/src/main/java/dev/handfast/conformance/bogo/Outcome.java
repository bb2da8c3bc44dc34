package dev.handfast.conformance.bogo;

import java.util.Locale;

/** What becomes of a test. */
enum Outcome {
    PASSED,
    FAILED,
    /** The shim answered that it cannot do what the test needs. */
    SKIPPED,
    /** The configuration keeps the test from being run. */
    DISABLED;

    /** The word for it in tables. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

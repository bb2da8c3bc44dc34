package dev.handfast.conformance.bogo;

/** A connection did not turn out as the options demand. */
final class DisappointedException extends Exception {

    private static final long serialVersionUID = 1;

    /** Says what was expected and what came. */
    DisappointedException(String message) {
        super(message);
    }
}

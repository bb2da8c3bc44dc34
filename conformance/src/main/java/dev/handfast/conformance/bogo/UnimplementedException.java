package dev.handfast.conformance.bogo;

/** The test asks for something that the library does not have; the runner skips it. */
final class UnimplementedException extends Exception {

    private static final long serialVersionUID = 1;

    /** Names what is missing. */
    UnimplementedException(String what) {
        super(what);
    }
}

package dev.handfast.trust;

/** Bytes do not have the form of DER, or not the one that was expected. */
final class MalformedDerException extends Exception {

    private static final long serialVersionUID = 1;

    /** Reports a wrong form; the message names it without a full stop. */
    MalformedDerException(String message) {
        super(message);
    }
}

package dev.handfast.cli.basis;

import java.net.SocketTimeoutException;

/** Something did not happen in time; the message says what. */
public final class TimedOutException extends SocketTimeoutException {

    private static final long serialVersionUID = 1;

    private final String hint;

    /** Tells what did not happen, and what to do about it. */
    public TimedOutException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}

package dev.handfast.cli.basis;

import java.io.IOException;

/** A peer will not do what it was asked for before TLS; the message says what. */
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    private final String hint;

    /** Tells what a peer refuses, and what to do about it. */
    public RefusedException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}

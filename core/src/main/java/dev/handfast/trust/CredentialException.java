package dev.handfast.trust;

import java.io.IOException;

/** A certificate or key of our own cannot be loaded; the message says which part of which file, and why. */
public final class CredentialException extends IOException {

    private static final long serialVersionUID = 1;

    /** What an application can tell apart and act on. */
    public enum Reason {
        /** A certificate or key that has to be there is not. */
        MISSING,
        /** Something does not have its form. */
        MALFORMED,
        /** The key belongs to another certificate. */
        MISMATCH,
        /** A key or store is encrypted, and no password was given. */
        PASSWORD_REQUIRED,
        /** The password is wrong. */
        PASSWORD_WRONG,
        /** The form is a known one that the library does not read. */
        UNSUPPORTED
    }

    private final Reason reason;

    /**
     * Refuses to load something.
     *
     * @param where the file and the block in it
     * @param what what is wrong with it, going on from {@code where}
     */
    public CredentialException(Reason reason, String where, String what) {
        super(where + " " + what);
        this.reason = reason;
    }

    /** Refuses to load something, with what was thrown. */
    public CredentialException(Reason reason, String where, String what, Throwable cause) {
        super(where + " " + what, cause);
        this.reason = reason;
    }

    /** What kind of failure this is. */
    public Reason reason() {
        return reason;
    }
}

package dev.handfast.fault;

import dev.handfast.iana.AlertDescription;

/** We cannot go on, and it is not the peer's doing: a signer failed, a decision was refused or never came. */
public final class LocalFaultException extends TlsException {

    private static final long serialVersionUID = 1;

    private final AlertDescription alert;

    /**
     * Ends the handshake for a reason of ours.
     *
     * @param alert what the peer is told
     * @param message what happened and what to do about it
     */
    public LocalFaultException(AlertDescription alert, String message) {
        super(Kind.HANDSHAKE, message);
        this.alert = alert;
    }

    /** Ends the handshake for a reason of ours, with what was thrown. */
    public LocalFaultException(AlertDescription alert, String message, Throwable cause) {
        super(Kind.HANDSHAKE, message, cause);
        this.alert = alert;
    }

    /** What the peer is told. */
    public AlertDescription alert() {
        return alert;
    }
}

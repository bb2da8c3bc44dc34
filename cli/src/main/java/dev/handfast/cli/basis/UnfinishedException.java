package dev.handfast.cli.basis;

import java.io.IOException;

/** A peer closed the connection before the handshake was over, without a word. */
public final class UnfinishedException extends IOException {

    private static final long serialVersionUID = 1;

    /** Tells that a peer has left. */
    public UnfinishedException(IOException cause) {
        super("closed the connection during the handshake, without saying why", cause);
    }
}

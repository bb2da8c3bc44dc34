package dev.handfast.engine;

import java.io.IOException;

/** A connection has no channel binding of the kind that was asked for. */
public final class ChannelBindingException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Reason {
        /** The version of the protocol does not define it. */
        NOT_IN_THIS_VERSION("this version of TLS does not define it; use tls-exporter"),
        /** It would not be unique. */
        NO_EXTENDED_MASTER_SECRET("without the extended master secret another connection could have the same"),
        /** No certificate of the server is known. */
        NO_CERTIFICATE("no certificate of the server was shown in this handshake"),
        /** The signature of the server's certificate names no hash, so RFC 5929 defines no value. */
        NO_HASH("the signature of the server's certificate has no hash of its own; use tls-exporter");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final ChannelBinding kind;
    private final Reason reason;

    ChannelBindingException(ChannelBinding kind, Reason reason) {
        super("there is no " + kind + ": " + reason.text);
        this.kind = kind;
        this.reason = reason;
    }

    /** What was asked for. */
    public ChannelBinding kind() {
        return kind;
    }

    /** Why there is none. */
    public Reason reason() {
        return reason;
    }
}

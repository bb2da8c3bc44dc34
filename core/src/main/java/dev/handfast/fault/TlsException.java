package dev.handfast.fault;

import java.io.IOException;

/** The root of everything that a connection can fail with besides plain input and output. */
public abstract sealed class TlsException extends IOException
        permits AlertReceivedException, LocalFaultException, PeerFaultException, TruncatedException {

    private static final long serialVersionUID = 1;

    /** What an application can tell apart and act on. */
    public enum Kind {
        /** The peer does not speak TLS. */
        NOT_TLS,
        /** The handshake failed, or a protocol rule was broken after it. */
        HANDSHAKE,
        /** The peer's certificate is not acceptable. */
        BAD_CERTIFICATE,
        /** The server insists on a certificate and got none. */
        CERTIFICATE_REQUIRED,
        /** The stream ended without close_notify. */
        EOF,
        /** The server refuses a fallback to a lower version. */
        INAPPROPRIATE_FALLBACK
    }

    private final Kind kind;

    TlsException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    TlsException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What kind of failure this is. */
    public Kind kind() {
        return kind;
    }
}

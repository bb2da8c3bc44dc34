package dev.handfast.fault;

/** The stream ended without close_notify: what was read may be only the beginning. RFC 8446, Section 6.1. */
public final class TruncatedException extends TlsException {

    private static final long serialVersionUID = 1;

    /** Reports the end of the stream. */
    public TruncatedException() {
        super(Kind.EOF, "the peer closed the stream without close_notify, so data may be missing");
    }
}

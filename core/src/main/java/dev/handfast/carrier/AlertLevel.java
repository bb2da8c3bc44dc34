package dev.handfast.carrier;

/** How grave an alert is; TLS 1.3 goes by the description alone (RFC 8446, Section 6). */
public enum AlertLevel {
    WARNING(1),
    FATAL(2);

    private final int code;

    AlertLevel(int code) {
        this.code = code;
    }

    /** The one-byte value on the wire. */
    public int code() {
        return code;
    }
}

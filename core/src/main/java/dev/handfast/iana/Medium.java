package dev.handfast.iana;

/** What a connection runs over; versions of one medium never meet those of the other. */
public enum Medium {
    /** Bytes that arrive in order or not at all: TLS. */
    STREAM,
    /** Messages that may be lost, doubled and reordered: DTLS. */
    DATAGRAM;

    /** Version 1.2 here. */
    public ProtocolVersion version12() {
        return this == STREAM ? ProtocolVersion.TLS_1_2 : ProtocolVersion.DTLS_1_2;
    }

    /** Version 1.3 here. */
    public ProtocolVersion version13() {
        return this == STREAM ? ProtocolVersion.TLS_1_3 : ProtocolVersion.DTLS_1_3;
    }
}

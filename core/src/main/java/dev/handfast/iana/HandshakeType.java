package dev.handfast.iana;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The type of a handshake message. RFC 8446, Section 4; RFC 5246, Section 7.4; RFC 6347, Section 4.3.2. */
public enum HandshakeType {
    HELLO_REQUEST(0),
    CLIENT_HELLO(1),
    SERVER_HELLO(2),
    HELLO_VERIFY_REQUEST(3),
    NEW_SESSION_TICKET(4),
    END_OF_EARLY_DATA(5),
    ENCRYPTED_EXTENSIONS(8),
    REQUEST_CONNECTION_ID(9),
    NEW_CONNECTION_ID(10),
    CERTIFICATE(11),
    SERVER_KEY_EXCHANGE(12),
    CERTIFICATE_REQUEST(13),
    SERVER_HELLO_DONE(14),
    CERTIFICATE_VERIFY(15),
    CLIENT_KEY_EXCHANGE(16),
    FINISHED(20),
    CERTIFICATE_STATUS(22),
    KEY_UPDATE(24),
    MESSAGE_HASH(254);

    private final int code;

    HandshakeType(int code) {
        this.code = code;
    }

    /**
     * The constant with this code.
     *
     * @return empty when the registry has none that the library knows
     */
    public static Optional<HandshakeType> of(int code) {
        return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
    }

    /** The one-byte value on the wire. */
    public int code() {
        return code;
    }

    /** The name as the RFC writes it, in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

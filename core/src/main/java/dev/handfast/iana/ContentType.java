package dev.handfast.iana;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a record holds. RFC 8446, Section 5.1; RFC 9147, Section 4. */
public enum ContentType {
    CHANGE_CIPHER_SPEC(20),
    ALERT(21),
    HANDSHAKE(22),
    APPLICATION_DATA(23),
    TLS12_CID(25),
    ACK(26);

    private final int code;

    ContentType(int code) {
        this.code = code;
    }

    /**
     * The constant with this code.
     *
     * @return empty when the registry has none that the library knows
     */
    public static Optional<ContentType> of(int code) {
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

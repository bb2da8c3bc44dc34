package dev.handfast.iana;

import java.util.Locale;
import java.util.Optional;

/**
 * A protocol version as it stands on the wire, known or not.
 *
 * <p>Versions of one medium are ordered by {@link #isAtLeast}; DTLS counts its codes downward. RFC 8446, Section 4.2.1;
 * RFC 9147, Section 5.3.
 *
 * @param code the two-byte value, 0 to 65,535
 */
public record ProtocolVersion(int code) {

    public static final ProtocolVersion TLS_1_0 = new ProtocolVersion(0x0301);
    public static final ProtocolVersion TLS_1_1 = new ProtocolVersion(0x0302);
    public static final ProtocolVersion TLS_1_2 = new ProtocolVersion(0x0303);
    public static final ProtocolVersion TLS_1_3 = new ProtocolVersion(0x0304);
    public static final ProtocolVersion DTLS_1_0 = new ProtocolVersion(0xfeff);
    public static final ProtocolVersion DTLS_1_2 = new ProtocolVersion(0xfefd);
    public static final ProtocolVersion DTLS_1_3 = new ProtocolVersion(0xfefc);

    public ProtocolVersion {
        Codes.requireUint16(code);
    }

    /**
     * The version that a person wrote as {@code tls1.3} or {@code TLSv1.3}, in any case.
     *
     * @return empty when the text names no version
     */
    public static Optional<ProtocolVersion> named(String text) {
        return switch (text.toLowerCase(Locale.ROOT).replace("tlsv", "tls")) {
            case "tls1.0" -> Optional.of(TLS_1_0);
            case "tls1.1" -> Optional.of(TLS_1_1);
            case "tls1.2" -> Optional.of(TLS_1_2);
            case "tls1.3" -> Optional.of(TLS_1_3);
            case "dtls1.0" -> Optional.of(DTLS_1_0);
            case "dtls1.2" -> Optional.of(DTLS_1_2);
            case "dtls1.3" -> Optional.of(DTLS_1_3);
            default -> Optional.empty();
        };
    }

    /** What it runs over. */
    public Medium medium() {
        return isDatagram() ? Medium.DATAGRAM : Medium.STREAM;
    }

    /** Whether this is a version of DTLS. */
    public boolean isDatagram() {
        return (code >> 8) == 0xfe;
    }

    /** Whether this version is the other or newer; always false between a TLS and a DTLS version. */
    public boolean isAtLeast(ProtocolVersion other) {
        return isDatagram() == other.isDatagram() && (isDatagram() ? code <= other.code : code >= other.code);
    }

    @Override
    public String toString() {
        String medium = isDatagram() ? "DTLSv" : "TLSv";
        return switch (code) {
            case 0x0301, 0xfeff -> medium + "1.0";
            case 0x0302 -> medium + "1.1";
            case 0x0303, 0xfefd -> medium + "1.2";
            case 0x0304, 0xfefc -> medium + "1.3";
            default -> Codes.hex(code);
        };
    }
}

package dev.handfast.iana;

import java.util.Map;

/**
 * A kind of certificate that a server of TLS 1.2 takes from clients, known or not.
 *
 * <p>RFC 5246, Section 7.4.4; RFC 8422, Section 5.5.
 *
 * @param code the one-byte value, 0 to 255
 */
public record ClientCertificateType(int code) {

    public static final ClientCertificateType RSA_SIGN = new ClientCertificateType(1);
    public static final ClientCertificateType ECDSA_SIGN = new ClientCertificateType(64);

    private static final Map<Integer, String> NAMES = Map.of(1, "rsa_sign", 64, "ecdsa_sign");

    public ClientCertificateType {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("a code point of one byte is 0 to 255, not " + code);
        }
    }

    @Override
    public String toString() {
        return NAMES.getOrDefault(code, Integer.toString(code));
    }
}

package dev.handfast.iana;

import java.util.Map;

/**
 * How media are protected with keys of a connection, known or not.
 *
 * <p>RFC 5764, Section 4.1.2; RFC 7714, Section 14.2.
 *
 * @param code the two-byte value, 0 to 65,535
 */
public record SrtpProtectionProfile(int code) {

    public static final SrtpProtectionProfile SRTP_AES128_CM_HMAC_SHA1_80 = new SrtpProtectionProfile(0x0001);
    public static final SrtpProtectionProfile SRTP_AES128_CM_HMAC_SHA1_32 = new SrtpProtectionProfile(0x0002);
    public static final SrtpProtectionProfile SRTP_AEAD_AES_128_GCM = new SrtpProtectionProfile(0x0007);
    public static final SrtpProtectionProfile SRTP_AEAD_AES_256_GCM = new SrtpProtectionProfile(0x0008);

    private static final Map<Integer, String> NAMES = Map.of(
            0x0001,
            "SRTP_AES128_CM_HMAC_SHA1_80",
            0x0002,
            "SRTP_AES128_CM_HMAC_SHA1_32",
            0x0007,
            "SRTP_AEAD_AES_128_GCM",
            0x0008,
            "SRTP_AEAD_AES_256_GCM");

    public SrtpProtectionProfile {
        Codes.requireUint16(code);
    }

    @Override
    public String toString() {
        return NAMES.getOrDefault(code, Codes.hex(code));
    }
}

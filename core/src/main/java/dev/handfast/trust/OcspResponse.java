package dev.handfast.trust;

import java.util.Arrays;

/**
 * What an OCSP responder has said of a certificate, so that it can be stapled to it (RFC 6960; RFC 8446, Section 4.4.2.1).
 *
 * <p>Whether it says anything good, and whether it is genuine, is for {@link StapledStatus} to find out. Immutable.
 */
public final class OcspResponse {

    private final byte[] encoded;

    private OcspResponse(byte[] encoded) {
        this.encoded = encoded;
    }

    /**
     * A response in DER, as a responder sends it over HTTP and as {@code openssl ocsp -respout} writes it.
     *
     * @param der is copied
     * @throws IllegalArgumentException when it is empty
     */
    public static OcspResponse of(byte[] der) {
        if (der.length == 0) {
            throw new IllegalArgumentException("an OCSP response is not empty");
        }
        return new OcspResponse(der.clone());
    }

    /** The response in DER; a copy. */
    public byte[] encoded() {
        return encoded.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OcspResponse response && Arrays.equals(encoded, response.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "OcspResponse[" + encoded.length + " bytes]";
    }
}

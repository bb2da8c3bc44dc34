package dev.handfast.record;

/**
 * What the protection of a record of TLS 1.2 covers besides its content.
 *
 * <pre>
 * additional_data = seq_num (8) | type (1) | version (2) | length of the content (2)
 * </pre>
 *
 * RFC 5246, Section 6.2.3.3. One array is used over and over.
 */
final class AdditionalData12 {

    static final int SIZE = 13;

    private final byte[] array = new byte[SIZE];

    /** The data for one record; valid until the next call. */
    byte[] of(long number, int type, int version, int length) {
        for (int i = 0; i < Long.BYTES; i++) {
            array[i] = (byte) (number >>> (Byte.SIZE * (Long.BYTES - 1 - i)));
        }
        array[8] = (byte) type;
        array[9] = (byte) (version >> 8);
        array[10] = (byte) version;
        array[11] = (byte) (length >> 8);
        array[12] = (byte) length;
        return array;
    }
}

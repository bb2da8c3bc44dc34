package dev.handfast.record;

import dev.handfast.iana.ContentType;

/**
 * The thirteen bytes before every record of DTLS 1.2, and before every unprotected one of DTLS 1.3.
 *
 * <pre>
 * ContentType type;
 * ProtocolVersion version;
 * uint16 epoch;
 * uint48 sequence_number;
 * uint16 length;
 * </pre>
 *
 * RFC 6347, Section 4.1. Written and read in place, so that a record costs no object. Epoch and sequence number together
 * are the 64-bit number that protection is computed with.
 */
public final class DatagramHeader {

    /** The number of bytes. */
    public static final int SIZE = 13;

    /** The version of every record that we send. */
    public static final int DTLS_1_2 = 0xfefd;

    /** What a first ClientHello and a HelloVerifyRequest may say instead, for the sake of old peers. */
    public static final int DTLS_1_0 = 0xfeff;

    /** The highest sequence number. */
    public static final long LAST_SEQUENCE = (1L << 48) - 1;

    private static final int NUMBER_AT = 3;
    private static final int LENGTH_AT = 11;
    private static final int SEQUENCE_BITS = 48;

    private DatagramHeader() {}

    static void write(ContentType type, int version, long number, int length, byte[] out, int at) {
        out[at] = (byte) type.code();
        out[at + 1] = (byte) (version >> 8);
        out[at + 2] = (byte) version;
        for (int i = 0; i < Long.BYTES; i++) {
            out[at + NUMBER_AT + i] = (byte) (number >>> (Byte.SIZE * (Long.BYTES - 1 - i)));
        }
        out[at + LENGTH_AT] = (byte) (length >> 8);
        out[at + LENGTH_AT + 1] = (byte) length;
    }

    /** Epoch and sequence number as one. */
    public static long number(int epoch, long sequence) {
        return ((long) epoch << SEQUENCE_BITS) | sequence;
    }

    /** The code of the type, 0 to 255. */
    public static int type(byte[] record, int at) {
        return record[at] & 0xff;
    }

    public static int version(byte[] record, int at) {
        return ((record[at + 1] & 0xff) << 8) | (record[at + 2] & 0xff);
    }

    /** Epoch and sequence number as one. */
    public static long number(byte[] record, int at) {
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = (number << Byte.SIZE) | (record[at + NUMBER_AT + i] & 0xff);
        }
        return number;
    }

    /** The epoch of a number, 0 to 65,535. */
    public static int epoch(long number) {
        return (int) (number >>> SEQUENCE_BITS);
    }

    /** The sequence number within its epoch. */
    public static long sequence(long number) {
        return number & LAST_SEQUENCE;
    }

    /** The number of bytes that follow the header, 0 to 65,535. */
    public static int fragmentLength(byte[] record, int at) {
        return ((record[at + LENGTH_AT] & 0xff) << 8) | (record[at + LENGTH_AT + 1] & 0xff);
    }
}

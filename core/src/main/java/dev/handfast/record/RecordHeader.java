package dev.handfast.record;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.ContentType;

/**
 * The five bytes before every record of a stream.
 *
 * <pre>
 * ContentType type;
 * ProtocolVersion legacy_record_version;
 * uint16 length;
 * </pre>
 *
 * RFC 8446, Section 5.1. Written and read in place, so that a record costs no object.
 */
public final class RecordHeader {

    /** The number of bytes. */
    public static final int SIZE = 5;

    /** The most bytes of content that any record holds. */
    public static final int MAXIMUM_CONTENT = 1 << 14;

    /** The most bytes that a record of any version takes, header included: TLS 1.2 grants the widest expansion. */
    public static final int MAXIMUM_RECORD = SIZE + MAXIMUM_CONTENT + 2048;

    /** What the version says for good (RFC 8446, Section 5.1). */
    static final int VERSION = 0x0303;

    private RecordHeader() {}

    static void write(ContentType type, int version, int length, byte[] out, int offset) {
        out[offset] = (byte) type.code();
        out[offset + 1] = (byte) (version >> 8);
        out[offset + 2] = (byte) version;
        out[offset + 3] = (byte) (length >> 8);
        out[offset + 4] = (byte) length;
    }

    /** The first byte of the version, which is 3 in every version of TLS. */
    public static int majorVersion(byte[] record, int offset) {
        return record[offset + 1] & 0xff;
    }

    /** The number of bytes that follow the header, 0 to 65,535. */
    public static int fragmentLength(byte[] record, int offset) {
        return ((record[offset + 3] & 0xff) << 8) | (record[offset + 4] & 0xff);
    }

    /** Whether this is the code of a type that streams know. */
    public static boolean isKnownType(int code) {
        return code >= ContentType.CHANGE_CIPHER_SPEC.code() && code <= ContentType.APPLICATION_DATA.code();
    }

    /**
     * The type with this code.
     *
     * @throws PeerFaultException with {@link RecordFault#UNKNOWN_CONTENT_TYPE} when streams know none
     */
    public static ContentType typeOf(int code) throws PeerFaultException {
        return switch (code) {
            case 20 -> ContentType.CHANGE_CIPHER_SPEC;
            case 21 -> ContentType.ALERT;
            case 22 -> ContentType.HANDSHAKE;
            case 23 -> ContentType.APPLICATION_DATA;
            default -> throw new PeerFaultException(RecordFault.UNKNOWN_CONTENT_TYPE, "type " + code);
        };
    }
}

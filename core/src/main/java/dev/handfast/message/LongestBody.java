package dev.handfast.message;

import dev.handfast.iana.HandshakeType;

/**
 * How long the body of a message can be by the definition of its type, in whatever version has the longest.
 *
 * <p>RFC 8446, Section 4; RFC 5246, Section 7.4; RFC 4279, Section 2; RFC 6347, Section 4.2.1; RFC 9147, Section 9.
 */
public final class LongestBody {

    /** An {@code opaque<0..2^8-1>} and its length. */
    private static final int VECTOR_8 = 1 + 0xff;

    /** An {@code opaque<0..2^16-1>} and its length. */
    private static final int VECTOR_16 = 2 + 0xffff;

    private static final int RANDOM = 32;
    private static final int LONGEST_HASH = 64;
    private static final int SESSION_ID = 1 + 32;

    /** Behind this much the header cannot announce more. */
    private static final int ANY = 0xff_ffff;

    private LongestBody() {}

    /** The most bytes that a body of this type can have. */
    public static int of(HandshakeType type) {
        return switch (type) {
            case HELLO_REQUEST, SERVER_HELLO_DONE, END_OF_EARLY_DATA -> 0;
            case MESSAGE_HASH -> 0; // stands in transcripts alone
            case KEY_UPDATE, REQUEST_CONNECTION_ID -> 1;
            case FINISHED -> LONGEST_HASH;
            case HELLO_VERIFY_REQUEST -> 2 + VECTOR_8;
            case ENCRYPTED_EXTENSIONS -> VECTOR_16;
            case NEW_CONNECTION_ID -> VECTOR_16 + 1;
            case CERTIFICATE_VERIFY -> 2 + VECTOR_16;
            case CLIENT_KEY_EXCHANGE -> VECTOR_16 + VECTOR_8;
            case SERVER_HELLO -> 2 + RANDOM + SESSION_ID + 2 + 1 + VECTOR_16;
            case CLIENT_HELLO -> 2 + RANDOM + SESSION_ID + VECTOR_8 + VECTOR_16 + VECTOR_8 + VECTOR_16;
            case CERTIFICATE_REQUEST -> VECTOR_8 + VECTOR_16 + VECTOR_16;
            case SERVER_KEY_EXCHANGE -> VECTOR_16 + 1 + 2 + VECTOR_8 + 2 + VECTOR_16;
            case NEW_SESSION_TICKET -> 4 + 4 + VECTOR_8 + VECTOR_16 + VECTOR_16;
            case CERTIFICATE, CERTIFICATE_STATUS -> ANY;
        };
    }
}

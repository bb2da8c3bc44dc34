package dev.handfast.handshake;

import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * The mark that a server leaves in its random when it speaks an older version than it could (RFC 8446, Section 4.1.3).
 *
 * <pre>
 * ServerHello.random = random[24] | "DOWNGRD" | 01 for TLS 1.2, 00 for older versions
 * </pre>
 *
 * A signature, or the Finished messages, cover it, so that nobody in between can have made the hellos older.
 */
public final class Downgrade {

    private static final Bytes WORD = Bytes.adopt("DOWNGRD".getBytes(StandardCharsets.US_ASCII));
    private static final Bytes TO_TLS_1_2 = WORD.concat(Bytes.of(1));
    private static final Bytes TO_TLS_1_1 = WORD.concat(Bytes.of(0));
    private static final int FREE = 24;

    private Downgrade() {}

    /** The same random with the mark of a server of TLS 1.3 that speaks TLS 1.2. */
    public static Bytes mark(Bytes random) {
        return random.slice(0, FREE).concat(TO_TLS_1_2);
    }

    /** Whether a random bears a mark. */
    public static boolean isMarked(Bytes random) {
        Bytes end = random.slice(FREE, random.size());
        return end.equals(TO_TLS_1_2) || end.equals(TO_TLS_1_1);
    }
}

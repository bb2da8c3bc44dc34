package dev.handfast.testkit;

import dev.handfast.crypto.Crypto;
import dev.handfast.keys.RecordSecret;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record layer of a hostile peer: it writes whatever it is told, and knows nothing of limits.
 *
 * <p>Seals and opens by itself (RFC 8446, Section 5.2; RFC 5246, Section 6.2.3.3), so that a mistake of the library's own
 * record layer shows.
 */
final class PeerRecords {

    static final int HEADER = 5;

    private final Crypto crypto;
    private final ByteStream incoming = new ByteStream();
    private @Nullable PeerKeys write;
    private @Nullable PeerKeys read;

    PeerRecords(Crypto crypto) {
        this.crypto = crypto;
    }

    /** A record that has been opened. */
    record Opened(int type, Bytes content) {}

    void writeWith(RecordSecret secret) {
        write = PeerKeys.of(crypto, secret, true);
    }

    void readWith(RecordSecret secret) {
        read = PeerKeys.of(crypto, secret, false);
    }

    /** A record under the present keys, or none. */
    Bytes record(int type, Bytes content) {
        return write == null ? plain(type, content) : write.sealed(type, content);
    }

    /** A record without protection. */
    static Bytes plain(int type, Bytes content) {
        return header(type, content.size()).concat(content);
    }

    /**
     * A record that protects what it is given, content type and padding included.
     *
     * @throws IllegalStateException when there are no keys yet
     */
    Bytes sealed(Bytes inner) {
        if (!(write instanceof PeerKeys13 keys)) {
            throw new IllegalStateException("there are no keys of TLS 1.3 to protect a record with");
        }
        return keys.sealed(inner);
    }

    void receive(byte[] bytes) {
        incoming.add(bytes);
    }

    /**
     * The next record of the other side.
     *
     * @throws IllegalStateException when it does not open
     */
    Optional<Opened> next() {
        byte[] all = incoming.view().array();
        int at = incoming.view().position();
        if (incoming.size() < HEADER) {
            return Optional.empty();
        }
        int length = ((all[at + 3] & 0xff) << 8) | (all[at + 4] & 0xff);
        if (incoming.size() < HEADER + length) {
            return Optional.empty();
        }
        byte[] record = incoming.take(HEADER + length);
        return Optional.of(
                read != null && read.protects(record[0])
                        ? read.open(record)
                        : new Opened(record[0], Bytes.copyOf(record, HEADER, length)));
    }

    static Bytes header(int type, int length) {
        WireWriter out = new WireWriter();
        out.uint8(type);
        out.uint16(0x0303);
        out.uint16(length);
        return out.toBytes();
    }
}

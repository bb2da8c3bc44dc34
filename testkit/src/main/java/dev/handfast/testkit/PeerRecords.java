package dev.handfast.testkit;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ContentType;
import dev.handfast.keys.RecordKeys;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record layer of a hostile peer: it writes whatever it is told, and knows nothing of limits.
 *
 * <p>Seals and opens by itself (RFC 8446, Section 5.2), so that a mistake of the library's own record layer shows.
 */
final class PeerRecords {

    private static final int HEADER = 5;

    private final Crypto crypto;
    private final ByteStream incoming = new ByteStream();
    private @Nullable Keys write;
    private @Nullable Keys read;

    PeerRecords(Crypto crypto) {
        this.crypto = crypto;
    }

    /** A record that has been opened. */
    record Opened(int type, Bytes content) {}

    void writeWith(TrafficSecret secret) {
        write = Keys.of(crypto, secret, true);
    }

    void readWith(TrafficSecret secret) {
        read = Keys.of(crypto, secret, false);
    }

    /** A record under the present keys, or none. */
    Bytes record(int type, Bytes content) {
        return write == null ? plain(type, content) : sealed(content.concat(Bytes.of(type)));
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
        if (write == null) {
            throw new IllegalStateException("there are no keys yet to protect a record with");
        }
        byte[] header = header(ContentType.APPLICATION_DATA.code(), inner.size() + write.aead.tagLength())
                .toArray();
        byte[] out = new byte[inner.size() + write.aead.tagLength()];
        write.aead.seal(write.nonce(), header, HEADER, inner.toArray(), 0, inner.size(), new byte[0], 0, out, 0);
        return Bytes.adopt(header).concat(Bytes.adopt(out));
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
        boolean isProtected = record[0] == ContentType.APPLICATION_DATA.code();
        return Optional.of(
                read != null && isProtected
                        ? read.open(record)
                        : new Opened(record[0], Bytes.copyOf(record, HEADER, length)));
    }

    private static Bytes header(int type, int length) {
        WireWriter out = new WireWriter();
        out.uint8(type);
        out.uint16(0x0303);
        out.uint16(length);
        return out.toBytes();
    }

    private static final class Keys {

        private final Aead aead;
        private final byte[] iv;
        private long sequence;

        private Keys(Aead aead, byte[] iv) {
            this.aead = aead;
            this.iv = iv;
        }

        static Keys of(Crypto crypto, TrafficSecret secret, boolean sealing) {
            try (RecordKeys keys = secret.keys()) {
                return new Keys(
                        crypto.aead(secret.suite().aead(), keys.key(), sealing),
                        keys.iv().bytes().clone());
            }
        }

        byte[] nonce() {
            byte[] nonce = iv.clone();
            for (int i = 0; i < 8; i++) {
                nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (8 * i));
            }
            sequence++;
            return nonce;
        }

        Opened open(byte[] record) {
            byte[] inner = new byte[record.length];
            int end;
            try {
                end = aead.open(nonce(), record, HEADER, record, HEADER, record.length - HEADER, inner, 0);
            } catch (PeerFaultException e) {
                throw new IllegalStateException("a record of the library does not open", e);
            }
            while (inner[end - 1] == 0) {
                end--;
            }
            return new Opened(inner[end - 1], Bytes.copyOf(inner, 0, end - 1));
        }
    }
}

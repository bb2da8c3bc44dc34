package dev.handfast.carrier.datagram;

import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.Random;

/** Handshake messages and their fragments. */
final class Fragments {

    private Fragments() {}

    /** A message of random bytes. */
    static RawMessage message(int number, int size, Random random) {
        byte[] body = new byte[size];
        random.nextBytes(body);
        return RawMessage.of(HandshakeType.CERTIFICATE, Bytes.adopt(body)).numbered(number);
    }

    /** A part of a message, header and all. */
    static Bytes of(RawMessage message, int offset, int count) {
        return of(
                message.type(),
                message.body().size(),
                message.number(),
                offset,
                message.body().slice(offset, offset + count));
    }

    /** All of a message in one piece. */
    static Bytes of(RawMessage message) {
        return of(message, 0, message.body().size());
    }

    /** A fragment that claims what it likes. */
    static Bytes of(HandshakeType type, int length, int number, int offset, Bytes part) {
        byte[] header = new byte[HandshakeFragment.HEADER];
        HandshakeFragment.writeHeader(header, 0, type, length, number, offset, part.size());
        return Bytes.adopt(header).concat(part);
    }
}

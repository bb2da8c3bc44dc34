package dev.handfast.carrier.datagram;

import dev.handfast.iana.ContentType;
import dev.handfast.message.FlightKind;
import dev.handfast.message.RawMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * What leaves together and is sent again together: messages and change_cipher_specs, each under the keys of its epoch.
 *
 * <p>RFC 6347, Section 4.2.4. A cursor tells what of it has left; each sending cuts the messages as the network then is.
 */
final class Flight {

    /** A member of a flight. */
    sealed interface Member {
        /** The epoch whose keys it leaves under. */
        int epoch();

        ContentType contentType();
    }

    private record Message(RawMessage message, int epoch) implements Member {
        @Override
        public ContentType contentType() {
            return ContentType.HANDSHAKE;
        }
    }

    private record ChangeCipherSpec(int epoch) implements Member {
        @Override
        public ContentType contentType() {
            return ContentType.CHANGE_CIPHER_SPEC;
        }
    }

    private final List<Member> members = new ArrayList<>();
    private FlightKind kind = FlightKind.ANSWERED;
    private boolean ended;
    private int member;
    private int offset;

    void add(RawMessage message, FlightKind messageKind, int epoch) {
        members.add(new Message(message, epoch));
        kind = messageKind;
    }

    void addChangeCipherSpec(int epoch) {
        members.add(new ChangeCipherSpec(epoch));
    }

    /** Lets it go. */
    void end() {
        ended = true;
    }

    /** Whether it has been let go, so that what is queued next belongs to another one. */
    boolean isEnded() {
        return ended;
    }

    /** How its arrival is known: by the kind of its last message. */
    FlightKind kind() {
        return kind;
    }

    /** Sends all of it again. */
    void rewind() {
        member = 0;
        offset = 0;
    }

    /** Whether there is something to send now. */
    boolean hasNext() {
        return ended && member < members.size();
    }

    /** The member that is to be sent next, or the rest of it. */
    Member next() {
        return members.get(member);
    }

    /** The fewest bytes of record content in which it makes sense to send what is next. */
    int leastContent() {
        return next() instanceof Message message ? HandshakeFragment.HEADER + Math.min(left(message), 32) : 1;
    }

    /** How much record content all that is left of the next member takes. */
    int wantedContent() {
        return next() instanceof Message message ? HandshakeFragment.HEADER + left(message) : 1;
    }

    private int left(Message message) {
        return message.message().body().size() - offset;
    }

    /**
     * Writes what is next as the content of a record, and goes on behind it.
     *
     * @param room the most bytes to write, {@link #leastContent} or more
     * @return the number of bytes written
     */
    int writeNext(byte[] out, int at, int room) {
        if (!(next() instanceof Message message)) {
            out[at] = 1;
            member++;
            return 1;
        }
        RawMessage raw = message.message();
        int count = Math.min(left(message), room - HandshakeFragment.HEADER);
        HandshakeFragment.writeHeader(out, at, raw.type(), raw.body().size(), raw.number(), offset, count);
        raw.body().slice(offset, offset + count).copyTo(out, at + HandshakeFragment.HEADER);
        offset += count;
        if (offset == raw.body().size()) {
            member++;
            offset = 0;
        }
        return HandshakeFragment.HEADER + count;
    }
}

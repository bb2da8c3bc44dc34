package dev.handfast.carrier.datagram;

import dev.handfast.carrier.Announced;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.wire.WireReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the peer's handshake messages together, and in order. RFC 6347, Sections 4.2.2 and 4.2.3. */
final class Inbox {

    /** So many messages from the next one on are put together; a flight has fewer. */
    private static final int WINDOW = 16;

    private final Map<Integer, Reassembly> messages = new HashMap<>();
    private int next;

    /**
     * Begins empty.
     *
     * @param next the number of the first message that is expected
     */
    Inbox(int next) {
        this.next = next;
    }

    /**
     * Takes the content of a handshake record.
     *
     * @param limit the most bytes that a message may announce
     * @return whether it repeats the end of the last message that was taken: the peer has not seen our answer
     */
    boolean add(WireReader content, int epoch, int limit) throws PeerFaultException {
        if (!content.hasRemaining()) {
            throw new PeerFaultException(RecordFault.EMPTY_HANDSHAKE_RECORD);
        }
        boolean repeats = false;
        while (content.hasRemaining()) {
            HandshakeFragment fragment = HandshakeFragment.read(content);
            if (fragment.length() > limit) {
                throw new PeerFaultException(
                        RecordFault.MESSAGE_TOO_LONG, fragment.type() + " of " + fragment.length() + " bytes");
            }
            repeats |= fragment.number() == next - 1 && fragment.endsMessage();
            if (fragment.number() >= next && fragment.number() < next + WINDOW) {
                add(fragment, epoch);
            }
        }
        return repeats;
    }

    private void add(HandshakeFragment fragment, int epoch) throws PeerFaultException {
        if (fragment.bytes().isEmpty() && fragment.length() > 0) {
            return;
        }
        Reassembly message = messages.get(fragment.number());
        if (message == null) {
            message = new Reassembly(fragment, epoch);
            messages.put(fragment.number(), message);
        }
        message.add(fragment, epoch);
    }

    /** The next message, once all of it is there. */
    Optional<Incoming.Message> take() {
        Reassembly message = messages.get(next);
        if (message == null || !message.isWhole()) {
            return Optional.empty();
        }
        messages.remove(next++);
        return Optional.of(new Incoming.Message(message.message(), message.epoch()));
    }

    /** The header of the next message, once any part of it is there. */
    Optional<Announced> announced() {
        return Optional.ofNullable(messages.get(next)).map(Reassembly::header);
    }

    /** Whether no fragment waits. */
    boolean isEmpty() {
        return messages.isEmpty();
    }

    void close() {
        messages.clear();
    }
}

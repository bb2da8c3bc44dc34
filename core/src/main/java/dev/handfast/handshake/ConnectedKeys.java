package dev.handfast.handshake;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.FlightKind;
import dev.handfast.message.KeyUpdate;
import dev.handfast.message.RawMessage;

/**
 * The application traffic secrets of both directions, which KeyUpdates move on (RFC 8446, Section 4.6.3).
 *
 * @param read owned
 * @param write owned
 * @param updateRequested whether the peer has been asked for a KeyUpdate that has not come yet
 * @param answerDue whether the peer has asked for a KeyUpdate that has not been sent yet
 * @param lastUpdate the number of our last KeyUpdate, or -1
 */
public record ConnectedKeys(
        int readEpoch,
        TrafficSecret read,
        int writeEpoch,
        TrafficSecret write,
        boolean updateRequested,
        boolean answerDue,
        int lastUpdate)
        implements AutoCloseable {

    private static final int FIRST_EPOCH = 3;

    /** The first secrets of both directions. */
    public static ConnectedKeys first(TrafficSecret read, TrafficSecret write) {
        return new ConnectedKeys(FIRST_EPOCH, read, FIRST_EPOCH, write, false, false, -1);
    }

    /** Takes a KeyUpdate of the peer; what it asks for is due before the next application data. */
    public ConnectedKeys receiveUpdate(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        KeyUpdate update = message.decode(KeyUpdate.CODEC);
        out.requireDrained();
        try (Unfinished made = new Unfinished()) {
            TrafficSecret next = made.add(read.next());
            out.readWith(readEpoch + 1, next);
            out.acknowledge();
            out.learned(new Fact.KeysUpdated(true, false));
            boolean due = answerDue || update.updateRequested();
            return made.handOn(new ConnectedKeys(readEpoch + 1, next, writeEpoch, write, false, due, lastUpdate));
        }
    }

    /**
     * Sends the KeyUpdate that is due: who is silent answers many requests with one, and one that is still under way answers
     * them, too (RFC 8446, Section 4.6.3). A peer that asks on and on and reads nothing costs no memory. Nothing follows a
     * close_notify.
     */
    public ConnectedKeys answerUpdate(HandshakeOutput out) {
        return out.isDelivered(lastUpdate) && !out.isWriteClosed()
                ? sendUpdate(false, out)
                : new ConnectedKeys(readEpoch, read, writeEpoch, write, updateRequested, false, lastUpdate);
    }

    /** Tells the peer that our later records use the next keys, and uses them. */
    public ConnectedKeys sendUpdate(boolean requestUpdate, HandshakeOutput out) {
        int number = out.send(new KeyUpdate(requestUpdate), FlightKind.ALONE).number();
        out.endFlight();
        try (Unfinished made = new Unfinished()) {
            TrafficSecret next = made.add(write.next());
            out.writeWith(writeEpoch + 1, next);
            out.learned(new Fact.KeysUpdated(false, requestUpdate));
            // The answer to a request is a KeyUpdate that asks for nothing.
            return made.handOn(new ConnectedKeys(
                    readEpoch,
                    read,
                    writeEpoch + 1,
                    next,
                    updateRequested || requestUpdate,
                    answerDue && requestUpdate,
                    number));
        }
    }

    @Override
    public void close() {
        read.close();
        write.close();
    }
}

package dev.handfast.handshake;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.message.FlightKind;
import dev.handfast.message.KeyUpdate;
import dev.handfast.message.RawMessage;

/**
 * The application traffic secrets of both directions, which KeyUpdates move on (RFC 8446, Section 4.6.3).
 *
 * @param read owned
 * @param write owned
 * @param updateRequested whether the peer has been asked for a KeyUpdate that has not come yet
 * @param lastUpdate the number of our last KeyUpdate, or -1
 */
public record ConnectedKeys(
        int readEpoch, TrafficSecret read, int writeEpoch, TrafficSecret write, boolean updateRequested, int lastUpdate)
        implements AutoCloseable {

    private static final int FIRST_EPOCH = 3;

    /** The first secrets of both directions. */
    public static ConnectedKeys first(TrafficSecret read, TrafficSecret write) {
        return new ConnectedKeys(FIRST_EPOCH, read, FIRST_EPOCH, write, false, -1);
    }

    /** Takes a KeyUpdate of the peer and answers it where that is asked for. */
    public ConnectedKeys receiveUpdate(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        KeyUpdate update = message.decode(KeyUpdate.CODEC);
        out.requireDrained();
        TrafficSecret next = read.next();
        try {
            out.readWith(readEpoch + 1, next);
        } catch (PeerFaultException e) {
            next.close();
            throw e;
        }
        out.acknowledge();
        out.learned(new Fact.KeysUpdated(true, false));
        ConnectedKeys moved = new ConnectedKeys(readEpoch + 1, next, writeEpoch, write, false, lastUpdate);
        return update.updateRequested() ? moved.answerUpdate(out) : moved;
    }

    /**
     * Answers with one KeyUpdate however often it is asked for while that is under way (RFC 8446, Section 4.6.3): a peer
     * that asks on and on and reads nothing costs no memory. Nothing follows a close_notify.
     */
    private ConnectedKeys answerUpdate(HandshakeOutput out) {
        return out.isDelivered(lastUpdate) && !out.isWriteClosed() ? sendUpdate(false, out) : this;
    }

    /** Tells the peer that our later records use the next keys, and uses them. */
    public ConnectedKeys sendUpdate(boolean requestUpdate, HandshakeOutput out) {
        int number = out.send(new KeyUpdate(requestUpdate), FlightKind.ALONE).number();
        out.endFlight();
        TrafficSecret next = write.next();
        out.writeWith(writeEpoch + 1, next);
        out.learned(new Fact.KeysUpdated(false, requestUpdate));
        return new ConnectedKeys(readEpoch, read, writeEpoch + 1, next, updateRequested || requestUpdate, number);
    }

    @Override
    public void close() {
        read.close();
        write.close();
    }
}

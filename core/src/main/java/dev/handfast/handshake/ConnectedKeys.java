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
 */
public record ConnectedKeys(
        int readEpoch, TrafficSecret read, int writeEpoch, TrafficSecret write, boolean updateRequested)
        implements AutoCloseable {

    private static final int FIRST_EPOCH = 3;

    /** The first secrets of both directions. */
    public static ConnectedKeys first(TrafficSecret read, TrafficSecret write) {
        return new ConnectedKeys(FIRST_EPOCH, read, FIRST_EPOCH, write, false);
    }

    /** Takes a KeyUpdate of the peer and answers it where that is asked for. */
    public ConnectedKeys receiveUpdate(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        KeyUpdate update = message.decode(KeyUpdate.CODEC);
        out.requireDrained();
        TrafficSecret next = read.next();
        out.readWith(readEpoch + 1, next);
        out.learned(new Fact.KeysUpdated(true));
        ConnectedKeys moved = new ConnectedKeys(readEpoch + 1, next, writeEpoch, write, false);
        return update.updateRequested() ? moved.sendUpdate(false, out) : moved;
    }

    /** Tells the peer that our later records use the next keys, and uses them. */
    public ConnectedKeys sendUpdate(boolean requestUpdate, HandshakeOutput out) {
        out.send(new KeyUpdate(requestUpdate), FlightKind.ALONE);
        out.endFlight();
        TrafficSecret next = write.next();
        out.writeWith(writeEpoch + 1, next);
        out.learned(new Fact.KeysUpdated(false));
        return new ConnectedKeys(readEpoch, read, writeEpoch + 1, next, updateRequested || requestUpdate);
    }

    @Override
    public void close() {
        read.close();
        write.close();
    }
}

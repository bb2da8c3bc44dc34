package dev.handfast.carrier.datagram;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.Announced;
import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.Incoming;
import dev.handfast.config.DatagramSettings;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.AlertDescription;
import dev.handfast.keys.RecordKeys;
import dev.handfast.keys.RecordSecret;
import dev.handfast.message.FlightKind;
import dev.handfast.message.RawMessage;
import dev.handfast.record.Aead12DatagramOpener;
import dev.handfast.record.Aead12DatagramSealer;
import dev.handfast.record.BufferPool;
import dev.handfast.record.PlainDatagramSealer;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Carries messages and data in records over datagrams. RFC 6347, Sections 4.1 to 4.2.
 *
 * <p>A flight is sent again until the machine queues the next one or says that none will follow, for ten minutes at most; the
 * last one of a handshake is sent again whenever the peer repeats its own, for four minutes. Opens records as they come, so that
 * {@link #next} is to be asked after every {@link #receive}.
 */
public final class DatagramCarrier implements Carrier {

    /** Twice the longest time that a datagram lives: "at least twice the default MSL" (RFC 6347, Section 4.2.4). */
    private static final long LAST_FLIGHT_KEPT = 240_000_000_000L;

    /** A flight that has gone unanswered for so long is not sent again: the peer, or what it makes of us, is broken. */
    private static final long PATIENCE = 600_000_000_000L;

    private final DatagramReader in;
    private final DatagramWriter out;
    private final RetransmitTimer timer;
    private final PathMtu mtu;
    private Flight flight = new Flight();
    private long flightKeptUntil;
    private long flightBegan;

    private DatagramCarrier(DatagramReader in, DatagramWriter out, DatagramSettings network) {
        this.in = in;
        this.out = out;
        this.timer = new RetransmitTimer(
                network.firstTimeout().toNanos(), network.longestTimeout().toNanos());
        this.mtu = new PathMtu(network.maximumDatagram());
    }

    /** A carrier whose first flight is a ClientHello. */
    public static DatagramCarrier forClient(CarrierSettings settings, DatagramSettings network, BufferPool pool) {
        return new DatagramCarrier(
                new DatagramReader(settings, 0, pool),
                new DatagramWriter(new PlainDatagramSealer(0), settings.sendLimit(), pool),
                network);
    }

    /**
     * A carrier that begins by waiting for a ClientHello.
     *
     * @param firstMessage the number that the ClientHello has: 1 when the client has been asked for a cookie, else 0
     * @param firstRecord the number of the first record that is sent: that of the client's
     */
    public static DatagramCarrier forServer(
            CarrierSettings settings, DatagramSettings network, int firstMessage, long firstRecord, BufferPool pool) {
        return new DatagramCarrier(
                new DatagramReader(settings, firstMessage, pool),
                new DatagramWriter(new PlainDatagramSealer(firstRecord), settings.sendLimit(), pool),
                network);
    }

    @Override
    public void queue(RawMessage message, FlightKind kind) {
        building().add(message, kind, out.epoch());
    }

    @Override
    public void changeCipherSpec() {
        building().addChangeCipherSpec(out.epoch());
    }

    /** The flight that is being put together; a new one means that the peer has answered the old one. */
    private Flight building() {
        if (flight.isEnded()) {
            arrived();
            flight = new Flight();
        }
        return flight;
    }

    private void arrived() {
        timer.stop();
        mtu.arrived();
    }

    @Override
    public void endFlight(long now) {
        flight.end();
        if (flight.kind() == FlightKind.FINAL) {
            flightKeptUntil = now + LAST_FLIGHT_KEPT;
        } else {
            flightBegan = now;
            timer.start(now);
        }
    }

    @Override
    public void answered(int number) {}

    @Override
    public boolean isDelivered(int number) {
        return timer.deadline().isEmpty();
    }

    @Override
    public void acknowledge(long now) {
        if (flight.isEnded() && flight.kind() != FlightKind.FINAL) {
            arrived();
            flight = new Flight();
        }
    }

    @Override
    public void alert(AlertLevel level, AlertDescription description) {
        if (level == AlertLevel.FATAL) {
            timer.stop();
            flight = new Flight();
        }
        out.alert(level, description);
    }

    @Override
    public Optional<Incoming> next(long now) {
        return in.next();
    }

    @Override
    public Optional<Announced> announced() {
        return in.announced();
    }

    @Override
    public void requireDrained() throws PeerFaultException {
        in.requireDrained();
    }

    @Override
    public void readWith(int epoch, RecordSecret secret) throws PeerFaultException {
        in.requireDrained();
        try (RecordKeys keys = secret.keys()) {
            in.readWith(epoch, Aead12DatagramOpener.of(secret.crypto(), secret.suite(), keys.key(), keys.iv()));
        }
    }

    @Override
    public void writeWith(int epoch, RecordSecret secret) {
        try (RecordKeys keys = secret.keys()) {
            out.writeWith(
                    epoch, Aead12DatagramSealer.of(secret.crypto(), secret.suite(), epoch, keys.key(), keys.iv()));
        }
    }

    /** Never: DTLS 1.2 has no KeyUpdate. */
    @Override
    public boolean shouldUpdateReadKeys() {
        return false;
    }

    /** Never: DTLS 1.2 has no KeyUpdate. */
    @Override
    public boolean shouldUpdateWriteKeys() {
        return false;
    }

    @Override
    public void apply(CarrierSettings settings) {
        in.apply(settings);
        out.limit(settings.sendLimit());
    }

    /**
     * Demands that a message of this length can be written.
     *
     * @throws IllegalArgumentException when it never can
     * @throws IllegalStateException when it cannot now
     */
    public void requireRoomFor(int length) {
        if (length > maximumPayload()) {
            throw new IllegalArgumentException("a message of " + length + " bytes does not fit into a datagram, which"
                    + " carries " + maximumPayload() + ": cut it");
        }
        out.requireRoomFor(length);
    }

    /** {@inheritDoc} One call makes one datagram, which may be empty; there is {@linkplain #requireRoomFor room} for it. */
    @Override
    public int write(ByteBuffer source, long now) {
        int count = source.remaining();
        out.write(source);
        return count;
    }

    /** {@inheritDoc} What does not fit into the target is dropped, and counted all the same. */
    @Override
    public int read(ByteBuffer target, long now) {
        return in.read(target);
    }

    @Override
    public boolean hasData() {
        return in.hasData();
    }

    /** {@inheritDoc} All that is left in the source is one datagram. */
    @Override
    public void receive(ByteBuffer source, long now) throws PeerFaultException {
        boolean repeats = in.receive(source);
        if (repeats && flight.kind() == FlightKind.FINAL && now - flightKeptUntil < 0) {
            flight.rewind();
        }
    }

    /** Does nothing: the network never says so. */
    @Override
    public void receiveEnd() {}

    /** {@inheritDoc} The target must have room for the largest datagram; what a smaller one cannot hold is lost. */
    @Override
    public void transmit(ByteBuffer target, long now) {
        if (flight.hasNext()) {
            out.transmit(flight, mtu.maximumDatagram(), target);
        } else if (out.hasOutput()) {
            out.transmit(target);
        }
    }

    @Override
    public boolean hasOutput() {
        return flight.hasNext() || out.hasOutput();
    }

    @Override
    public OptionalLong deadline() {
        return timer.deadline();
    }

    @Override
    public void expire(long now) throws PeerFaultException {
        if (timer.isDue(now)) {
            if (now - flightBegan >= PATIENCE) {
                throw new PeerFaultException(StateFault.TIMED_OUT, "for ten minutes");
            }
            timer.backOff(now);
            mtu.lost();
            flight.rewind();
        }
    }

    /** The most bytes that one {@link #write} takes now. */
    public int maximumPayload() {
        return out.maximumPayload(mtu.maximumDatagram());
    }

    /** Takes note of how large datagrams may be, because somebody has found out. */
    public void maximumDatagram(int bytes) {
        mtu.told(bytes);
    }

    /** How many records were dropped: malformed, repeated, forged, or of keys that are not there. */
    public long droppedRecords() {
        return in.dropped();
    }

    @Override
    public void close() {
        timer.stop();
        in.close();
        out.close();
    }
}

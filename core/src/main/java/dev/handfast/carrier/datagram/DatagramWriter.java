package dev.handfast.carrier.datagram;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.record.BufferPool;
import dev.handfast.record.DatagramSealer;
import dev.handfast.record.PlainDatagramSealer;
import dev.handfast.record.RecordBuffer;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Seals what is sent: fragments of a flight, as many as a datagram takes; alerts and data, a datagram each. */
final class DatagramWriter {

    private final Map<Integer, DatagramSealer> epochs = new HashMap<>();
    private final MessageQueue output;
    private final RecordBuffer datagram;
    private final byte[] alert = new byte[2];
    private DatagramSealer present;
    private int epoch;
    private int sendLimit;

    /** Begins in epoch 0. */
    DatagramWriter(PlainDatagramSealer plain, int sendLimit, BufferPool pool) {
        this.present = plain;
        this.sendLimit = sendLimit;
        this.output = new MessageQueue(RecordBuffer.forCiphertext(pool));
        this.datagram = RecordBuffer.forCiphertext(pool);
        epochs.put(0, plain);
    }

    /** The epoch that messages leave in which are queued now. */
    int epoch() {
        return epoch;
    }

    void limit(int newSendLimit) {
        sendLimit = newSendLimit;
    }

    /** Seals later records with this, which now belongs to the writer; older epochs stay for what is sent again. */
    void writeWith(int newEpoch, DatagramSealer sealer) {
        epochs.put(newEpoch, sealer);
        present = sealer;
        epoch = newEpoch;
    }

    /** The most bytes of data that a datagram of this size carries. */
    int maximumPayload(int maximumDatagram) {
        return Math.min(sendLimit, maximumDatagram - present.overhead());
    }

    /** Adds an alert under the present keys. */
    void alert(AlertLevel level, AlertDescription description) {
        alert[0] = (byte) level.code();
        alert[1] = (byte) description.code();
        int at = output.room(present.overhead() + alert.length);
        output.added(present.seal(ContentType.ALERT, alert, 0, alert.length, output.array(), at));
    }

    /** Demands room for a message of this length. */
    void requireRoomFor(int length) {
        if (!output.hasRoomFor(present.overhead() + length)) {
            throw new IllegalStateException("too much waits for the network: transmit it before more is written");
        }
    }

    /** Adds a message of data, all that is left in the source, under the present keys. */
    void write(ByteBuffer source) {
        int length = source.remaining();
        int at = output.room(present.overhead() + length);
        byte[] out = output.array();
        if (source.hasArray()) {
            int offset = source.arrayOffset() + source.position();
            source.position(source.limit());
            output.added(present.seal(ContentType.APPLICATION_DATA, source.array(), offset, length, out, at));
        } else {
            int contentAt = at + present.contentOffset();
            source.get(out, contentAt, length);
            output.added(present.seal(ContentType.APPLICATION_DATA, out, contentAt, length, out, at));
        }
    }

    /** Whether a datagram other than a flight's waits. */
    boolean hasOutput() {
        return !output.isEmpty();
    }

    /** Moves the first datagram that waits. */
    void transmit(ByteBuffer target) {
        output.take(target);
    }

    /** Fills one datagram with as much of the flight as fits; at least one record. */
    void transmit(Flight flight, int maximumDatagram, ByteBuffer target) {
        int left = maximumDatagram;
        do {
            DatagramSealer sealer = sealer(flight.next());
            ContentType type = flight.next().contentType();
            int content = Math.min(left - sealer.overhead(), mostContent(flight.next()));
            int at = datagram.room(content + sealer.overhead());
            int contentAt = at + sealer.contentOffset();
            int length = flight.writeNext(datagram.array(), contentAt, content);
            int size = sealer.seal(type, datagram.array(), contentAt, length, datagram.array(), at);
            datagram.added(size);
            left -= size;
        } while (flight.hasNext() && left - sealer(flight.next()).overhead() >= flight.leastContent());
        datagram.moveTo(target);
        datagram.close();
    }

    /** What was agreed governs protected records only (RFC 8449, Section 4). */
    private int mostContent(Flight.Member member) {
        return member.epoch() == 0 ? 1 << 14 : sendLimit;
    }

    private DatagramSealer sealer(Flight.Member member) {
        DatagramSealer sealer = epochs.get(member.epoch());
        if (sealer == null) {
            throw new IllegalStateException("no keys for epoch " + member.epoch());
        }
        return sealer;
    }

    void close() {
        epochs.values().forEach(DatagramSealer::close);
        output.close();
        datagram.close();
    }
}

package dev.handfast.carrier.datagram;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.Announced;
import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.record.BufferPool;
import dev.handfast.record.DatagramHeader;
import dev.handfast.record.DatagramOpener;
import dev.handfast.record.PlainDatagramOpener;
import dev.handfast.record.RecordBuffer;
import dev.handfast.wire.WireReader;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Takes datagrams apart, opens their records, and sends what is in them where it belongs. RFC 6347, Section 4.1.
 *
 * <p>Whatever is malformed, repeated or forged is dropped and counted, never answered (Section 4.1.2.7). All records are
 * opened as they come, whether somebody reads or not.
 */
final class DatagramReader {

    /** Alerts that nobody has taken yet are kept up to this number. */
    private static final int MOST_ALERTS = 16;

    private final RecordBuffer received;
    private final MessageQueue data;
    private final Inbox inbox;
    private final Queue<Incoming.Alert> alerts = new ArrayDeque<>(1);
    private final EarlyRecords early = new EarlyRecords();
    private final ReadEpoch plain = new ReadEpoch(0, new PlainDatagramOpener());
    private ReadEpoch present = plain;
    private CarrierSettings settings;
    private boolean hasOpenedProtected;
    private boolean repeated;
    private boolean closed;
    private long closeNumber;
    private long dropped;

    /**
     * Begins in epoch 0.
     *
     * @param firstMessage the number of the first handshake message that is expected
     */
    DatagramReader(CarrierSettings settings, int firstMessage, BufferPool pool) {
        this.settings = settings;
        this.inbox = new Inbox(firstMessage);
        this.received = RecordBuffer.forCiphertext(pool);
        this.data = new MessageQueue(RecordBuffer.forPlaintext(pool));
    }

    void apply(CarrierSettings newSettings) {
        settings = newSettings;
    }

    /** Opens later records with this, which now belongs to the reader, and at once those that came early. */
    void readWith(int epoch, DatagramOpener opener) throws PeerFaultException {
        if (present != plain) {
            present.close();
        }
        present = new ReadEpoch(epoch, opener);
        for (byte[] record : early.takeAll()) {
            takeRecord(record, 0, record.length);
        }
    }

    /** {@link Carrier#requireDrained}: a record of the next epoch is behind the key change, as it should be. */
    void requireDrained() throws PeerFaultException {
        if (!inbox.isEmpty()) {
            throw new PeerFaultException(RecordFault.MESSAGE_ACROSS_KEY_CHANGE);
        }
    }

    /**
     * Takes one datagram, all that is left in the source.
     *
     * @return whether the peer repeats the end of its last flight, so that it has not seen ours
     */
    boolean receive(ByteBuffer source) throws PeerFaultException {
        received.add(source, source.remaining());
        repeated = false;
        try {
            takeRecords(received.array(), received.start(), received.start() + received.size());
        } finally {
            received.remove(received.size());
        }
        return repeated;
    }

    private void takeRecords(byte[] array, int start, int end) throws PeerFaultException {
        int at = start;
        while (at < end) {
            int left = end - at;
            int size = left < DatagramHeader.SIZE
                    ? Integer.MAX_VALUE
                    : DatagramHeader.SIZE + DatagramHeader.fragmentLength(array, at);
            if (size > left) {
                dropped++;
                return;
            }
            takeRecord(array, at, size);
            at += size;
        }
    }

    private void takeRecord(byte[] array, int at, int size) throws PeerFaultException {
        long number = DatagramHeader.number(array, at);
        int epoch = DatagramHeader.epoch(number);
        int type = DatagramHeader.type(array, at);
        // It has no number, so that lost or reordered it says nothing that the epoch behind it does not say.
        if (type == ContentType.CHANGE_CIPHER_SPEC.code()) {
            return;
        }
        if (present == plain && epoch == 1 && early.add(array, at, size)) {
            return;
        }
        if (!isVersion(DatagramHeader.version(array, at), epoch) || !mayCome(epoch, type)) {
            dropped++;
            return;
        }
        ReadEpoch keys = epoch == 0 ? plain : present;
        long sequence = DatagramHeader.sequence(number);
        int most = keys.opener().openedSize(size);
        if (!keys.isNew(sequence) || most > limit(keys) || !data.hasRoomFor(most)) {
            dropped++;
            return;
        }
        open(keys, array, at, size);
    }

    private void open(ReadEpoch keys, byte[] array, int at, int size) throws PeerFaultException {
        long number = DatagramHeader.number(array, at);
        int contentAt = data.room(keys.opener().openedSize(size));
        try {
            int length = keys.opener().open(array, at, size, data.array(), contentAt);
            keys.opened(DatagramHeader.sequence(number));
            hasOpenedProtected |= keys.opener().isProtected();
            take(DatagramHeader.type(array, at), number, contentAt, length);
        } catch (PeerFaultException e) {
            if (e.fault() != RecordFault.BAD_RECORD_MAC) {
                throw e;
            }
            dropped++;
            if (!keys.forged()) {
                throw new PeerFaultException(RecordFault.TOO_MANY_FORGERIES);
            }
        } finally {
            data.unused();
        }
    }

    private int limit(ReadEpoch keys) {
        return keys.opener().isProtected() ? settings.receiveLimit() : 1 << 14;
    }

    private static boolean isVersion(int version, int epoch) {
        return version == DatagramHeader.DTLS_1_2 || (epoch == 0 && version == DatagramHeader.DTLS_1_0);
    }

    /**
     * Whether a record of this kind may come now.
     *
     * <p>Once there are keys, the only thing that counts in the clear is the alert of a peer that never got any.
     */
    private boolean mayCome(int epoch, int type) {
        if (epoch != present.number()) {
            return epoch == 0 && type == ContentType.ALERT.code() && !hasOpenedProtected;
        }
        return type == ContentType.HANDSHAKE.code()
                || type == ContentType.ALERT.code()
                || (type == ContentType.APPLICATION_DATA.code() && epoch > 0);
    }

    private void take(int type, long number, int at, int length) throws PeerFaultException {
        byte[] array = data.array();
        if (type == ContentType.HANDSHAKE.code()) {
            WireReader content = new WireReader(array, at, length);
            repeated |= inbox.add(content, DatagramHeader.epoch(number), settings.messageLimit());
        } else if (type == ContentType.ALERT.code()) {
            takeAlert(number, array, at, length);
        } else if (closed && number > closeNumber) {
            dropped++;
        } else {
            data.added(length);
        }
    }

    private void takeAlert(long number, byte[] array, int at, int length) {
        if (length != 2 || alerts.size() == MOST_ALERTS) {
            dropped++;
            return;
        }
        int code = array[at + 1] & 0xff;
        alerts.add(new Incoming.Alert(
                array[at] == AlertLevel.WARNING.code() ? AlertLevel.WARNING : AlertLevel.FATAL, code));
        if (code == AlertDescription.CLOSE_NOTIFY.code() && !closed) {
            closed = true;
            closeNumber = number;
        }
    }

    Optional<Incoming> next() {
        Optional<Incoming.Message> message = inbox.take();
        return message.isPresent() ? Optional.of(message.get()) : Optional.ofNullable(alerts.poll());
    }

    /** {@link Carrier#announced}. */
    Optional<Announced> announced() {
        return inbox.announced();
    }

    int read(ByteBuffer target) {
        return data.isEmpty() ? Carrier.NOTHING : data.take(target);
    }

    boolean hasData() {
        return !data.isEmpty();
    }

    /** How many records were dropped. */
    long dropped() {
        return dropped;
    }

    void close() {
        present.close();
        received.close();
        data.close();
        inbox.close();
        early.close();
        alerts.clear();
    }
}

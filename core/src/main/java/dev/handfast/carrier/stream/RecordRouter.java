package dev.handfast.carrier.stream;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.Announced;
import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.CarrierSettings.ChangeCipherSpecRule;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.ContentType;
import dev.handfast.record.Aead12Opener;
import dev.handfast.record.Aead13Opener;
import dev.handfast.record.BufferPool;
import dev.handfast.record.PlainOpener;
import dev.handfast.record.RecordBuffer;
import dev.handfast.record.RecordHeader;
import dev.handfast.record.RecordOpener;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;

/**
 * Opens records one by one and sends what is in them where it belongs. RFC 8446, Section 5.
 *
 * <p>Opens nothing while a message, an alert or data from the record before waits to be taken.
 */
final class RecordRouter {

    /** So many records in a row may bring nothing: they hide when there is traffic (RFC 8446, Section 5.1). */
    private static final int MAXIMUM_WITHOUT_CONTENT = 32;

    /** The epoch of TLS 1.3 in which handshake messages alone are protected; in TLS 1.2 there is none of that number. */
    private static final int HANDSHAKE_EPOCH = 2;

    private final RecordReader reader;
    private final MessageAssembler assembler;
    private final RecordBuffer data;
    private final Queue<Incoming> incoming = new ArrayDeque<>(1);
    private final PlainOpener plain = new PlainOpener();
    private final RecordReader.LengthRule lengths = this::requireLength;
    private RecordOpener opener = plain;
    private CarrierSettings settings;
    private int epoch;
    private boolean hasOpenedProtected;
    private boolean awaitsFinished12;
    private int withoutContent;
    private boolean endIsDue;
    private boolean skipsEarlyData;
    private int earlyDataLeft;

    RecordRouter(CarrierSettings settings, BufferPool pool) {
        this.settings = settings;
        this.reader = new RecordReader(pool);
        this.assembler = new MessageAssembler(pool);
        this.data = RecordBuffer.forPlaintext(pool);
    }

    void apply(CarrierSettings newSettings) {
        settings = newSettings;
    }

    void readWith(int newEpoch, RecordOpener newOpener) throws PeerFaultException {
        try {
            requireDrained();
        } catch (PeerFaultException e) {
            newOpener.close();
            throw e;
        }
        opener.close();
        opener = newOpener;
        epoch = newEpoch;
        awaitsFinished12 = newOpener instanceof Aead12Opener;
    }

    /** {@link Carrier#requireDrained}: a record that is not opened yet is behind the key change, as it should be. */
    void requireDrained() throws PeerFaultException {
        assembler.requireEmpty();
    }

    /** {@link Carrier#skipEarlyData}. */
    void skipEarlyData(int most) {
        skipsEarlyData = true;
        earlyDataLeft = most;
    }

    void receive(ByteBuffer source) {
        reader.receive(source);
    }

    /** Hands out {@link Incoming.EndOfStream} when all that was received is taken. */
    void receiveEnd() {
        endIsDue = true;
    }

    Optional<Incoming> next() throws PeerFaultException {
        while (!hasIncoming()) {
            if (hasData()) {
                return Optional.empty();
            }
            if (!hasRecord()) {
                return end();
            }
            openRecord();
        }
        return Optional.of(incoming.isEmpty() ? assembler.take() : incoming.remove());
    }

    Optional<Announced> announced() throws PeerFaultException {
        return assembler.announced();
    }

    int read(ByteBuffer target) throws PeerFaultException {
        while (!hasData()) {
            if (hasIncoming() || !hasRecord()) {
                return Carrier.NOTHING;
            }
            if (!hasRoomFor(target)) {
                openRecord();
                continue;
            }
            int count = openRecord(target);
            if (count > 0) {
                return count;
            }
        }
        return data.moveTo(target);
    }

    boolean hasData() {
        return !data.isEmpty();
    }

    boolean shouldUpdate() {
        return opener.shouldUpdate();
    }

    void close() {
        opener.close();
        reader.close();
        assembler.close();
        data.close();
    }

    private boolean hasIncoming() throws PeerFaultException {
        return !incoming.isEmpty() || assembler.hasMessage(settings.messageLimit());
    }

    private boolean hasRecord() throws PeerFaultException {
        while (reader.hasRecord(lengths)) {
            if (!isEarlyData()) {
                return true;
            }
            skipRecord();
        }
        return false;
    }

    private void requireLength(int fragmentLength) throws PeerFaultException {
        if (isEarlyData()) {
            Aead13Opener.requireFragmentLength(fragmentLength);
        } else {
            opener.requireLength(fragmentLength, settings.receiveLimit());
        }
    }

    /** Whether the record at hand is protected, though nothing else can be yet. */
    private boolean isEarlyData() throws PeerFaultException {
        return skipsEarlyData && epoch == 0 && reader.type() == ContentType.APPLICATION_DATA;
    }

    private void skipRecord() throws PeerFaultException {
        // An empty record counts for one byte, so that none is free.
        earlyDataLeft -= Math.max(1, reader.size() - RecordHeader.SIZE);
        if (earlyDataLeft < 0) {
            throw new PeerFaultException(RecordFault.EARLY_DATA_TOO_LONG);
        }
        reader.remove();
    }

    private Optional<Incoming> end() {
        if (!endIsDue) {
            return Optional.empty();
        }
        endIsDue = false;
        return Optional.of(new Incoming.EndOfStream());
    }

    /** Opens the record; application data goes to the data buffer. */
    private void openRecord() throws PeerFaultException {
        if (reader.type() == ContentType.CHANGE_CIPHER_SPEC) {
            takeChangeCipherSpec();
            return;
        }
        int at = data.room(openerOfRecord().openedSize(reader.size()));
        data.added(open(data.array(), at));
        if (data.isEmpty()) {
            data.close();
        }
    }

    /** Opens the record; application data goes to the target, whose position moves. */
    private int openRecord(ByteBuffer target) throws PeerFaultException {
        int at = target.arrayOffset() + target.position();
        int size = openerOfRecord().openedSize(reader.size());
        int count = open(target.array(), at);
        if (count == 0) {
            Arrays.fill(target.array(), at, at + size, (byte) 0);
        }
        target.position(target.position() + count);
        return count;
    }

    private boolean hasRoomFor(ByteBuffer target) throws PeerFaultException {
        return target.hasArray()
                && reader.type() != ContentType.CHANGE_CIPHER_SPEC
                && target.remaining() >= openerOfRecord().openedSize(reader.size());
    }

    /**
     * What opens the record at hand.
     *
     * @throws PeerFaultException with {@link RecordFault#UNPROTECTED_RECORD} when its type shows that nothing may
     */
    private RecordOpener openerOfRecord() throws PeerFaultException {
        ContentType type = reader.type();
        if (opener.accepts(type)) {
            return opener;
        }
        // A peer that fails before it has keys says so in the clear, when we may have ours already.
        if (type == ContentType.ALERT && !hasOpenedProtected) {
            return plain;
        }
        throw new PeerFaultException(RecordFault.UNPROTECTED_RECORD, type + " in epoch " + epoch);
    }

    /** Opens the record; returns the number of bytes of application data that the array now holds. */
    private int open(byte[] out, int at) throws PeerFaultException {
        RecordOpener with = openerOfRecord();
        int length;
        try {
            length = with.open(reader.array(), reader.offset(), reader.size(), out, at);
        } catch (PeerFaultException e) {
            if (!skipsEarlyData || epoch != HANDSHAKE_EPOCH || e.fault() != RecordFault.BAD_RECORD_MAC) {
                throw e;
            }
            skipRecord();
            return 0;
        }
        reader.remove();
        hasOpenedProtected |= with.isProtected();
        skipsEarlyData &= !with.isProtected() && with.contentType() != ContentType.HANDSHAKE;
        switch (with.contentType()) {
            case APPLICATION_DATA -> {
                takeData(length);
                return length;
            }
            case HANDSHAKE -> takeHandshake(out, at, length);
            case ALERT -> takeAlert(out, at, length);
            default ->
                throw new PeerFaultException(
                        RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, "it stands in a protected record");
        }
        return 0;
    }

    private void takeData(int length) throws PeerFaultException {
        if (epoch == HANDSHAKE_EPOCH || awaitsFinished12) {
            throw new PeerFaultException(StateFault.UNEXPECTED_APPLICATION_DATA, "under the keys of the handshake");
        }
        assembler.requireNoFragment();
        if (length == 0) {
            countWithoutContent();
        } else {
            withoutContent = 0;
        }
    }

    private void takeHandshake(byte[] content, int at, int length) throws PeerFaultException {
        if (length == 0) {
            throw new PeerFaultException(RecordFault.EMPTY_HANDSHAKE_RECORD);
        }
        withoutContent = 0;
        awaitsFinished12 = false;
        assembler.add(content, at, length, epoch);
    }

    private void takeAlert(byte[] content, int at, int length) throws PeerFaultException {
        assembler.requireNoFragment();
        if (length == 0) {
            throw new PeerFaultException(RecordFault.EMPTY_ALERT_RECORD);
        }
        if (length != 2) {
            throw new PeerFaultException(DecodeFault.MALFORMED_ALERT, length + " bytes");
        }
        withoutContent = 0;
        incoming.add(new Incoming.Alert(levelOf(content[at] & 0xff), content[at + 1] & 0xff));
    }

    private static AlertLevel levelOf(int code) throws PeerFaultException {
        return switch (code) {
            case 1 -> AlertLevel.WARNING;
            case 2 -> AlertLevel.FATAL;
            default -> throw new PeerFaultException(DecodeFault.UNKNOWN_ALERT_LEVEL, "level " + code);
        };
    }

    private void takeChangeCipherSpec() throws PeerFaultException {
        assembler.requireNoFragment();
        ChangeCipherSpecRule rule = settings.changeCipherSpec();
        if (rule == ChangeCipherSpecRule.REFUSE || !reader.holdsOnly(1)) {
            throw new PeerFaultException(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC);
        }
        reader.remove();
        if (rule == ChangeCipherSpecRule.DELIVER) {
            withoutContent = 0;
            incoming.add(new Incoming.ChangeCipherSpec());
        } else {
            countWithoutContent();
        }
    }

    private void countWithoutContent() throws PeerFaultException {
        withoutContent++;
        if (withoutContent > MAXIMUM_WITHOUT_CONTENT) {
            throw new PeerFaultException(RecordFault.TOO_MANY_EMPTY_RECORDS);
        }
    }
}

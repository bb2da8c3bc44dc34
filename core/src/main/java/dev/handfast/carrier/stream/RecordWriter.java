package dev.handfast.carrier.stream;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.message.RawMessage;
import dev.handfast.record.BufferPool;
import dev.handfast.record.PlainSealer;
import dev.handfast.record.RecordBuffer;
import dev.handfast.record.RecordHeader;
import dev.handfast.record.RecordSealer;
import java.nio.ByteBuffer;

/** Cuts what is sent into records, packs handshake messages together, and holds the output. RFC 8446, Section 5.1. */
final class RecordWriter {

    /** While this much waits for the network, no more data is taken. */
    private static final int ENOUGH_OUTPUT = 1 << 16;

    private final PlainSealer plain = PlainSealer.create();
    private final RecordBuffer messages;
    private final RecordBuffer output;
    private final byte[] small = new byte[2];
    private RecordSealer sealer;
    private int epoch;
    private int sendLimit;
    private long sealedBytes;
    private long messagesEnd;

    /**
     * Begins in epoch 0.
     *
     * @param first seals the first flight
     */
    RecordWriter(BufferPool pool, PlainSealer first, int sendLimit) {
        this.messages = RecordBuffer.forPlaintext(pool);
        this.output = RecordBuffer.forCiphertext(pool);
        this.sealer = first;
        this.sendLimit = sendLimit;
    }

    /** Cuts protected records from now on at so many bytes of content. */
    void limit(int newSendLimit) {
        sendLimit = newSendLimit;
    }

    /** Adds a message to those that leave together. */
    void queue(RawMessage message) {
        int size = message.encoding().size();
        int at = messages.room(size);
        message.encoding().copyTo(messages.array(), at);
        messages.added(size);
    }

    /** Seals all messages that wait, under the present keys. */
    void flush() {
        while (!messages.isEmpty()) {
            int count = Math.min(messages.size(), recordLimit());
            seal(sealer, ContentType.HANDSHAKE, messages.array(), messages.start(), count);
            messages.remove(count);
            messagesEnd = sealedBytes;
        }
    }

    /** Seals all messages that wait; in epoch 0, what follows is no first hello any more. */
    void endFlight() {
        flush();
        if (epoch == 0) {
            sealer = plain;
        }
    }

    /** Adds a change_cipher_spec, which on a stream is never protected by the keys it precedes. */
    void changeCipherSpec() {
        flush();
        small[0] = 1;
        seal(plain, ContentType.CHANGE_CIPHER_SPEC, small, 0, 1);
    }

    /** Adds an alert under the present keys. */
    void alert(AlertLevel level, AlertDescription description) {
        flush();
        small[0] = (byte) level.code();
        small[1] = (byte) description.code();
        seal(sealer, ContentType.ALERT, small, 0, 2);
    }

    /** Seals what waits under the present keys, and the rest under these, which now belong to the writer. */
    void writeWith(int newEpoch, RecordSealer newSealer) {
        flush();
        sealer.close();
        sealer = newSealer;
        epoch = newEpoch;
    }

    /**
     * Seals application data, straight from the source's array where it has one.
     *
     * @return the number of bytes taken, over which the source's position has moved
     */
    int write(ByteBuffer source) {
        if (epoch == 0) {
            throw new IllegalStateException("application data is never sent unprotected");
        }
        flush();
        int before = source.remaining();
        while (source.hasRemaining() && output.size() < ENOUGH_OUTPUT) {
            writeRecord(source, Math.min(source.remaining(), sendLimit));
        }
        return before - source.remaining();
    }

    private void writeRecord(ByteBuffer source, int count) {
        if (source.hasArray()) {
            int offset = source.arrayOffset() + source.position();
            seal(sealer, ContentType.APPLICATION_DATA, source.array(), offset, count);
            source.position(source.position() + count);
            return;
        }
        int at = output.room(sealer.sealedSize(count));
        int contentAt = at + sealer.contentOffset();
        source.get(output.array(), contentAt, count);
        added(sealer.seal(ContentType.APPLICATION_DATA, output.array(), contentAt, count, output.array(), at));
    }

    private void seal(RecordSealer with, ContentType type, byte[] content, int offset, int count) {
        int at = output.room(with.sealedSize(count));
        added(with.seal(type, content, offset, count, output.array(), at));
    }

    private void added(int size) {
        output.added(size);
        sealedBytes += size;
    }

    /** What was agreed governs protected records only (RFC 8449, Section 4). */
    private int recordLimit() {
        return epoch == 0 ? RecordHeader.MAXIMUM_CONTENT : sendLimit;
    }

    /** Whether the network has been given all messages. */
    boolean hasSentMessages() {
        return messages.isEmpty() && messagesEnd <= sealedBytes - output.size();
    }

    boolean shouldUpdate() {
        return sealer.shouldUpdate();
    }

    void transmit(ByteBuffer target) {
        output.moveTo(target);
    }

    boolean hasOutput() {
        return !output.isEmpty();
    }

    void close() {
        sealer.close();
        messages.close();
        output.close();
    }
}

package dev.handfast.carrier.stream;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.Announced;
import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.keys.RecordKeys;
import dev.handfast.keys.RecordSecret;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.message.FlightKind;
import dev.handfast.message.RawMessage;
import dev.handfast.record.Aead12Opener;
import dev.handfast.record.Aead12Sealer;
import dev.handfast.record.Aead13Opener;
import dev.handfast.record.Aead13Sealer;
import dev.handfast.record.BufferPool;
import dev.handfast.record.PlainSealer;
import dev.handfast.record.RecordOpener;
import dev.handfast.record.RecordSealer;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Carries messages and data in TLS records over a stream. RFC 8446, Section 5; RFC 5246, Section 6.
 *
 * <p>Has no timer and acknowledges nothing: the stream below delivers everything in order or ends. Neither {@link #read}
 * nor {@link #write} allocates anything for a record. {@link #read} opens straight into the array of a heap target that has
 * room for the record without header and tag.
 */
public final class StreamCarrier implements Carrier {

    private final RecordRouter in;
    private final RecordWriter out;

    private StreamCarrier(CarrierSettings settings, BufferPool pool, PlainSealer first) {
        this.in = new RecordRouter(settings, pool);
        this.out = new RecordWriter(pool, first, settings.sendLimit());
    }

    /** A carrier whose first flight is a ClientHello. */
    public static StreamCarrier forClient(CarrierSettings settings, BufferPool pool) {
        return new StreamCarrier(settings, pool, PlainSealer.forFirstHello());
    }

    /** A carrier that begins by waiting for a ClientHello. */
    public static StreamCarrier forServer(CarrierSettings settings, BufferPool pool) {
        return new StreamCarrier(settings, pool, PlainSealer.create());
    }

    @Override
    public void queue(RawMessage message, FlightKind kind) {
        out.queue(message);
    }

    @Override
    public void changeCipherSpec() {
        out.changeCipherSpec();
    }

    @Override
    public void endFlight(long now) {
        out.endFlight();
    }

    @Override
    public void answered(int number) {}

    @Override
    public boolean isDelivered(int number) {
        return out.hasSentMessages();
    }

    @Override
    public void acknowledge(long now) {}

    @Override
    public void alert(AlertLevel level, AlertDescription description) {
        out.alert(level, description);
    }

    @Override
    public Optional<Incoming> next(long now) throws PeerFaultException {
        return in.next();
    }

    @Override
    public Optional<Announced> announced() throws PeerFaultException {
        return in.announced();
    }

    @Override
    public void requireDrained() throws PeerFaultException {
        in.requireDrained();
    }

    @Override
    public void skipEarlyData(int most) {
        in.skipEarlyData(most);
    }

    @Override
    public void readWith(int epoch, RecordSecret secret) throws PeerFaultException {
        in.requireDrained();
        try (RecordKeys keys = secret.keys()) {
            in.readWith(epoch, opener(secret, keys));
        }
    }

    @Override
    public void writeWith(int epoch, RecordSecret secret) {
        try (RecordKeys keys = secret.keys()) {
            out.writeWith(epoch, sealer(secret, keys));
        }
    }

    private static RecordOpener opener(RecordSecret secret, RecordKeys keys) {
        return secret instanceof TrafficSecret
                ? Aead13Opener.of(secret.crypto(), secret.suite(), keys.key(), keys.iv())
                : Aead12Opener.of(secret.crypto(), secret.suite(), keys.key(), keys.iv());
    }

    private static RecordSealer sealer(RecordSecret secret, RecordKeys keys) {
        return secret instanceof TrafficSecret
                ? Aead13Sealer.of(secret.crypto(), secret.suite(), keys.key(), keys.iv())
                : Aead12Sealer.of(secret.crypto(), secret.suite(), keys.key(), keys.iv());
    }

    @Override
    public boolean shouldUpdateReadKeys() {
        return in.shouldUpdate();
    }

    @Override
    public boolean shouldUpdateWriteKeys() {
        return out.shouldUpdate();
    }

    @Override
    public void apply(CarrierSettings settings) {
        in.apply(settings);
        out.limit(settings.sendLimit());
    }

    @Override
    public int write(ByteBuffer source, long now) {
        return out.write(source);
    }

    @Override
    public int read(ByteBuffer target, long now) throws PeerFaultException {
        return in.read(target);
    }

    @Override
    public boolean hasData() {
        return in.hasData();
    }

    @Override
    public void receive(ByteBuffer source, long now) {
        in.receive(source);
    }

    @Override
    public void receiveEnd() {
        in.receiveEnd();
    }

    @Override
    public void transmit(ByteBuffer target, long now) {
        out.transmit(target);
    }

    @Override
    public boolean hasOutput() {
        return out.hasOutput();
    }

    @Override
    public OptionalLong deadline() {
        return OptionalLong.empty();
    }

    @Override
    public void expire(long now) {}

    @Override
    public void close() {
        in.close();
        out.close();
    }
}

package dev.handfast.engine;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.Announced;
import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.Incoming;
import dev.handfast.carrier.datagram.DatagramCarrier;
import dev.handfast.carrier.stream.StreamCarrier;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.DatagramSettings;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.LocalFaultException;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.TlsException;
import dev.handfast.fault.TruncatedException;
import dev.handfast.handshake.ExpectedPeer;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.client.SendClientHello;
import dev.handfast.handshake.server.WaitClientHello;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.Medium;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.Exporter;
import dev.handfast.record.BufferPool;
import dev.handfast.trust.PeerIdentity;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One side of one TLS connection, without any input or output of its own.
 *
 * <p>Used by one thread at a time. {@code now} is a monotonic time in nanoseconds, such as {@link System#nanoTime}. No
 * buffer is kept. After every call {@linkplain #pollEvent poll} the events, answer the questions among them,
 * {@link #resume}, and {@linkplain #transmit transmit}: also after a call that throws, because the alert that tells the peer
 * is waiting. A {@link TlsException} is final: every later call that could do something throws it again.
 *
 * <p>RFC 8446.
 */
public final class Engine implements AutoCloseable {

    /** What {@link #read} returns when the peer will send no more data. */
    public static final int END = -1;

    private static final int MOST_WARNINGS = 4;
    private static final int BUFFERS_KEPT = 1;

    private final Medium medium;
    private final Carrier carrier;
    private final EventQueue events;
    private final EngineOutput output;
    private final Machine machine;
    private @Nullable Incoming held;
    private boolean closeSent;
    private boolean closeReceived;
    private boolean closed;
    private int warnings;
    private @Nullable TlsException failure;

    private Engine(
            Medium medium,
            Carrier carrier,
            CarrierSettings settings,
            int firstMessage,
            HandshakeState start,
            boolean traceMessages) {
        this.medium = medium;
        this.carrier = carrier;
        this.events = new EventQueue();
        this.output = new EngineOutput(carrier, settings, firstMessage, events, traceMessages);
        this.machine = new Machine(start, output, events, medium, traceMessages);
    }

    /** A client that expects nobody in particular: it sends no name, and its verifier is given no identity to check. */
    public static Engine client(ClientConfig config) {
        return client(config, ExpectedPeer.anyone());
    }

    /** A client that expects this server. */
    public static Engine client(ClientConfig config, PeerIdentity server) {
        return client(config, ExpectedPeer.of(server));
    }

    private static Engine client(ClientConfig config, ExpectedPeer peer) {
        CarrierSettings settings = CarrierSettings.initial(ProtocolVersion.TLS_1_2, config.messageLimit());
        Carrier carrier = StreamCarrier.forClient(settings, new BufferPool(BUFFERS_KEPT));
        HandshakeState start = new SendClientHello(config.over(Medium.STREAM), peer);
        return new Engine(Medium.STREAM, carrier, settings, 0, start, config.traceMessages());
    }

    /** A server. */
    public static Engine server(ServerConfig config) {
        CarrierSettings settings = CarrierSettings.initial(ProtocolVersion.TLS_1_2, config.messageLimit());
        Carrier carrier = StreamCarrier.forServer(settings, new BufferPool(BUFFERS_KEPT));
        HandshakeState start = new WaitClientHello(config.over(Medium.STREAM));
        return new Engine(Medium.STREAM, carrier, settings, 0, start, config.traceMessages());
    }

    /** A client over datagrams, DTLS, that expects nobody in particular. */
    public static Engine datagramClient(ClientConfig config, DatagramSettings network) {
        return datagramClient(config, ExpectedPeer.anyone(), network);
    }

    /** A client over datagrams, DTLS, that expects this server. */
    public static Engine datagramClient(ClientConfig config, PeerIdentity server, DatagramSettings network) {
        return datagramClient(config, ExpectedPeer.of(server), network);
    }

    private static Engine datagramClient(ClientConfig config, ExpectedPeer peer, DatagramSettings network) {
        CarrierSettings settings = CarrierSettings.initial(ProtocolVersion.DTLS_1_2, config.messageLimit());
        Carrier carrier = DatagramCarrier.forClient(settings, network, new BufferPool(BUFFERS_KEPT));
        HandshakeState start = new SendClientHello(config.over(Medium.DATAGRAM), peer);
        return new Engine(Medium.DATAGRAM, carrier, settings, 0, start, config.traceMessages());
    }

    /**
     * A server over datagrams, DTLS, for a client whose address is known to be its own: because the network says so, or
     * something else has asked. It answers the first ClientHello in full; where addresses can be forged, that makes it a
     * mirror that sends strangers more than it was sent. Behind a socket that anybody can reach, begin with
     * {@link StatelessHello}.
     */
    public static Engine datagramServer(ServerConfig config, DatagramSettings network) {
        return datagramServer(config, network, 0, 0);
    }

    /** A server over datagrams for a client that has proved its address, whose datagram is then to be received. */
    public static Engine datagramServer(ServerConfig config, DatagramSettings network, StatelessHello.Verified client) {
        return datagramServer(config, network, client.message(), client.record());
    }

    private static Engine datagramServer(
            ServerConfig config, DatagramSettings network, int firstMessage, long firstRecord) {
        CarrierSettings settings = CarrierSettings.initial(ProtocolVersion.DTLS_1_2, config.messageLimit());
        Carrier carrier =
                DatagramCarrier.forServer(settings, network, firstMessage, firstRecord, new BufferPool(BUFFERS_KEPT));
        HandshakeState start = new WaitClientHello(config.over(Medium.DATAGRAM));
        return new Engine(Medium.DATAGRAM, carrier, settings, firstMessage, start, config.traceMessages());
    }

    /** Begins the handshake: a client makes its offer, a server waits for one anyway. Later calls do nothing. */
    public void handshake(long now) throws TlsException {
        requireUsable();
        output.at(now);
        try {
            machine.start();
        } catch (RuntimeException | Error e) {
            broken(e);
            throw e;
        }
    }

    /**
     * Takes bytes from the network; during the handshake, also acts on them. On datagrams: takes one, all that is left in the
     * source, and acts on it at once.
     *
     * @param source its position moves over what was taken; what is left must be offered again after a {@link #read}
     * @throws TlsException when the peer broke a rule, refused us, or we cannot go on
     */
    public void receive(ByteBuffer source, long now) throws TlsException {
        requireUsable();
        if (closeReceived && medium == Medium.STREAM) {
            source.position(source.limit());
            return;
        }
        output.at(now);
        try {
            carrier.receive(source, now);
            if (!isConnected() || medium == Medium.DATAGRAM) {
                advance(now);
            }
        } catch (TlsException e) {
            throw fail(e);
        } catch (RuntimeException | Error e) {
            broken(e);
            throw e;
        }
    }

    /**
     * Takes note that the network will bring no more.
     *
     * @throws TruncatedException when the handshake is not over; afterwards it is {@link #read} that tells
     */
    public void receiveEnd(long now) throws TlsException {
        requireUsable();
        carrier.receiveEnd();
        if (!isConnected()) {
            resume(now);
        }
    }

    /** Goes on from a question that has been answered; does nothing while there is none. */
    public void resume(long now) throws TlsException {
        requireUsable();
        output.at(now);
        try {
            if (!isConnected() || machine.isSuspended()) {
                advance(now);
            }
        } catch (TlsException e) {
            throw fail(e);
        } catch (RuntimeException | Error e) {
            broken(e);
            throw e;
        }
    }

    /**
     * Reads application data, and acts on whatever else the peer has sent. On datagrams: reads one message, of which what
     * does not fit into the target is dropped.
     *
     * @param target its position moves over what was read; what it holds behind that, up to its limit, may be overwritten
     * @return the number of bytes, of the whole message on datagrams; 0 when more must be received first, unless a message
     *     {@linkplain #hasData waited} that is empty; {@link #END} when there will be no more
     * @throws TlsException when the peer broke a rule, refused us, or ended the stream without close_notify
     */
    public int read(ByteBuffer target, long now) throws TlsException {
        requireUsable();
        requireWritable(target);
        output.at(now);
        try {
            do {
                // "Any data received after a closure alert has been received MUST be ignored" (RFC 8446, Section 6.1).
                if (closeReceived && !carrier.hasData()) {
                    return END;
                }
                int count = isConnected() && !machine.isSuspended() && held == null && target.hasRemaining()
                        ? carrier.read(target, now)
                        : Carrier.NOTHING;
                if (count != Carrier.NOTHING) {
                    output.dataReceived();
                    refreshKeys();
                    return count;
                }
            } while (step(now));
            return 0;
        } catch (TlsException e) {
            throw fail(e);
        } catch (RuntimeException | Error e) {
            broken(e);
            throw e;
        }
    }

    /** Whether data has been received that {@link #read} would hand out without more from the network. */
    public boolean hasData() {
        return !closed && isConnected() && !machine.isSuspended() && held == null && carrier.hasData();
    }

    /**
     * Takes application data to send. On datagrams: all of it as one message, which may be empty, unless the handshake is
     * not over.
     *
     * @param source its position moves over what was taken: nothing before the handshake is over, and less than all while
     *     much waits for {@link #transmit}
     * @return the number of bytes taken
     * @throws IllegalStateException after {@link #closeWrite}, and on datagrams while too much waits for {@link #transmit}
     * @throws IllegalArgumentException when a message is longer than {@link #maximumPayload}
     */
    public int write(ByteBuffer source, long now) throws TlsException {
        requireUsable();
        if (closeSent) {
            throw new IllegalStateException("this side has been closed for writing");
        }
        if (!isConnected()) {
            return 0;
        }
        if (medium == Medium.DATAGRAM) {
            datagrams().requireRoomFor(source.remaining());
        }
        output.at(now);
        try {
            if (source.hasRemaining()) {
                machine.answerUpdate();
            }
            refreshKeys();
            return carrier.write(source, now);
        } catch (RuntimeException | Error e) {
            broken(e);
            throw e;
        }
    }

    /**
     * Protects what is written from now on with new keys (RFC 8446, Section 4.6.3). Happens by itself before a key has been
     * used too often.
     *
     * @param requestPeer whether the peer is asked to do the same
     * @throws IllegalStateException in TLS 1.2, before the handshake is over, while a decision is pending, and after
     *     {@link #closeWrite}
     */
    public void updateKeys(boolean requestPeer, long now) throws TlsException {
        requireUsable();
        output.at(now);
        if (output.is12()) {
            throw new IllegalStateException("TLS 1.2 cannot update its keys: make a new connection");
        }
        if (closeSent || !machine.updateKeys(requestPeer)) {
            throw new IllegalStateException(
                    "keys can be updated when the handshake is over, no decision is pending and writing goes on");
        }
    }

    /**
     * Tells the peer that no more data will come. Reading goes on. Later calls do nothing.
     *
     * <p>Before the handshake is over this gives it up: user_canceled goes before close_notify, and later calls fail.
     */
    public void closeWrite(long now) {
        requireOpen();
        if (closeSent || failure != null) {
            return;
        }
        closeSent = true;
        output.writeClosed();
        if (isConnected()) {
            alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
        } else {
            giveUp(AlertDescription.USER_CANCELED);
            end(new LocalFaultException(
                    AlertDescription.USER_CANCELED, "this side was closed before the handshake was over"));
        }
    }

    /**
     * Ends the connection because something outside has failed that it needs, such as a listener: the peer is sent
     * internal_error, and later calls fail. Does nothing after a failure.
     */
    public void abort(Throwable reason) {
        requireOpen();
        fail("what the connection needs has failed: ", reason);
    }

    /**
     * The most bytes that one {@link #write} takes on datagrams now; it shrinks with the datagrams.
     *
     * @throws IllegalStateException on a stream
     */
    public int maximumPayload() {
        return datagrams().maximumPayload();
    }

    /**
     * Takes note of how large datagrams may be, because the network or somebody else has told.
     *
     * @param bytes without the headers of UDP and IP, {@value DatagramSettings#LEAST_DATAGRAM} to
     *     {@value DatagramSettings#MOST_DATAGRAM}
     * @throws IllegalStateException on a stream
     */
    public void maximumDatagram(int bytes) {
        datagrams()
                .maximumDatagram(
                        DatagramSettings.standard().withMaximumDatagram(bytes).maximumDatagram());
    }

    /**
     * How many records were dropped: malformed, repeated, forged, or under keys that are not there.
     *
     * @throws IllegalStateException on a stream
     */
    public long droppedRecords() {
        return datagrams().droppedRecords();
    }

    private DatagramCarrier datagrams() {
        if (carrier instanceof DatagramCarrier datagrams) {
            return datagrams;
        }
        throw new IllegalStateException("this engine works on a stream, which has no datagrams");
    }

    /**
     * Moves bytes for the network into the target, as many as fit. On datagrams: one datagram, for which the target must
     * have room.
     */
    public void transmit(ByteBuffer target, long now) {
        requireOpen();
        requireWritable(target);
        carrier.transmit(target, now);
    }

    /** Whether {@link #transmit} would yield anything. */
    public boolean hasOutput() {
        return !closed && carrier.hasOutput();
    }

    /** The next event, when there is one. */
    public Optional<EngineEvent> pollEvent() {
        return events.poll();
    }

    /** When {@link #expire} wants to be called, on the scale of {@code now}; empty when no timer runs. */
    public OptionalLong deadline() {
        return closed || failure != null ? OptionalLong.empty() : carrier.deadline();
    }

    /** Does what is due at this time. */
    public void expire(long now) throws TlsException {
        requireUsable();
        output.at(now);
        try {
            carrier.expire(now);
        } catch (TlsException e) {
            throw fail(e);
        } catch (RuntimeException | Error e) {
            broken(e);
            throw e;
        }
    }

    /** Whether the handshake is over and data may flow. */
    public boolean isConnected() {
        return output.exporter().isPresent();
    }

    /** Whether the peer has said that it will send no more. */
    public boolean isPeerClosed() {
        return closeReceived;
    }

    /** Why the connection has failed, when it has. */
    public Optional<TlsException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Keying material for use outside, for a context (RFC 8446, Section 7.5; RFC 5705, Section 4).
     *
     * @param label ASCII, as its registry says
     * @param context may be empty; in TLS 1.2 an empty one is not the same as none
     * @param length in bytes
     * @throws IllegalStateException before the handshake is over, after the end, and in TLS 1.2 without the extended master
     *     secret
     */
    public byte[] exportKeyingMaterial(String label, byte[] context, int length) {
        return exporter().export(label, context, length);
    }

    /** The same without a context, as {@link #exportKeyingMaterial(String, byte[], int)} says. */
    public byte[] exportKeyingMaterial(String label, int length) {
        return exporter().export(label, length);
    }

    private Exporter exporter() {
        requireOpen();
        return output.exporter()
                .orElseThrow(
                        () -> new IllegalStateException("there is no keying material before the handshake is over"));
    }

    /** Closes all secrets and drops all buffers, at once and without a word to the peer. Later calls do nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            machine.close();
            output.close();
            carrier.close();
        }
    }

    private void advance(long now) throws TlsException {
        while (step(now)) {
            // From then on, what is on a stream is opened by whoever reads, straight to where it is wanted.
            if (isConnected() && !machine.isSuspended() && medium == Medium.STREAM) {
                return;
            }
        }
    }

    /** Takes one thing from the peer, or one answer from the application; false when neither is there. */
    private boolean step(long now) throws TlsException {
        if (machine.resume()) {
            return true;
        }
        Incoming incoming = held;
        if (machine.isSuspended()) {
            if (incoming != null) {
                return false;
            }
            incoming = carrier.next(now).orElse(null);
            if (incoming instanceof Incoming.Message || incoming instanceof Incoming.ChangeCipherSpec) {
                hold(incoming);
                return false;
            }
        } else {
            hold(null);
            incoming = incoming != null ? incoming : carrier.next(now).orElse(null);
        }
        if (incoming == null) {
            judgeAnnounced();
            return false;
        }
        handle(incoming);
        return true;
    }

    /** Refuses a message by its header, rather than keep a body that nobody will take. */
    private void judgeAnnounced() throws TlsException {
        Optional<Announced> announced = carrier.announced();
        if (announced.isPresent() && !machine.isSuspended()) {
            machine.judge(announced.get());
        }
    }

    private void refreshKeys() {
        if (!closeSent) {
            machine.refreshKeys(carrier.shouldUpdateWriteKeys(), carrier.shouldUpdateReadKeys());
        }
    }

    private void hold(@Nullable Incoming incoming) {
        held = incoming;
        output.waiting(incoming instanceof Incoming.Message message ? message.message() : null);
    }

    private void handle(Incoming incoming) throws TlsException {
        if (incoming instanceof Incoming.Message message) {
            machine.receive(message);
        } else if (incoming instanceof Incoming.Alert alert) {
            receiveAlert(alert);
        } else if (incoming instanceof Incoming.EndOfStream) {
            throw new TruncatedException();
        } else {
            machine.receiveChangeCipherSpec();
        }
    }

    private void receiveAlert(Incoming.Alert alert) throws TlsException {
        events.add(new EngineEvent.AlertReceived(alert.level() == AlertLevel.FATAL, alert.code()));
        AlertDescription description = AlertDescription.of(alert.code()).orElse(AlertDescription.INTERNAL_ERROR);
        if (description == AlertDescription.CLOSE_NOTIFY && isConnected()) {
            closeReceived = true;
            events.add(new EngineEvent.PeerClosed());
        } else if (!isPassedOver(alert.level(), description)) {
            throw new AlertReceivedException(alert.code());
        } else if (++warnings > MOST_WARNINGS) {
            throw new PeerFaultException(RecordFault.TOO_MANY_WARNINGS);
        }
    }

    /** TLS 1.3 has but one alert that ends nothing by itself; TLS 1.2 has warnings (RFC 5246, Section 7.2). */
    private boolean isPassedOver(AlertLevel level, AlertDescription description) {
        return description == AlertDescription.USER_CANCELED
                || (output.is12() && level == AlertLevel.WARNING && description != AlertDescription.CLOSE_NOTIFY);
    }

    private void requireUsable() throws TlsException {
        requireOpen();
        if (failure != null) {
            throw failure;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
    }

    private static void requireWritable(ByteBuffer target) {
        if (target.isReadOnly()) {
            throw new IllegalArgumentException("a read-only buffer takes no bytes: pass one that can be written");
        }
    }

    /** Ends the connection: the one place where a fault becomes an alert. */
    private TlsException fail(TlsException reason) {
        try {
            // "The sender will not send any more messages on this connection" (RFC 8446, Section 6.1).
            if (!closeSent && reason instanceof PeerFaultException fault) {
                alert(AlertLevel.FATAL, fault.fault().alert());
            } else if (!closeSent && reason instanceof LocalFaultException fault) {
                giveUp(fault.alert());
            }
        } catch (RuntimeException unsealable) {
            reason.addSuppressed(unsealable);
        } finally {
            end(reason);
        }
        return reason;
    }

    private void end(TlsException reason) {
        failure = reason;
        machine.close();
        output.close();
    }

    /** A user_canceled ends nothing by itself: close_notify follows it (RFC 8446, Section 6.1). */
    private void giveUp(AlertDescription why) {
        if (why == AlertDescription.USER_CANCELED) {
            alert(AlertLevel.WARNING, why);
            alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
        } else {
            alert(AlertLevel.FATAL, why);
        }
    }

    private void broken(Throwable bug) {
        fail("the library failed by a fault of its own: ", bug);
    }

    private void fail(String what, Throwable reason) {
        if (failure == null) {
            TlsException unused = fail(new LocalFaultException(AlertDescription.INTERNAL_ERROR, what + reason, reason));
        }
    }

    private void alert(AlertLevel level, AlertDescription description) {
        carrier.alert(level, description);
        events.add(new EngineEvent.AlertSent(level == AlertLevel.FATAL, description.code()));
    }
}

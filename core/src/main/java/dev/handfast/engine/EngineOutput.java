package dev.handfast.engine;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.CarrierSettings.ChangeCipherSpecRule;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.Exporter;
import dev.handfast.keys.RecordSecret;
import dev.handfast.keys.WriteKeys12;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.RawMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the states do, done to a carrier, and what they tell, kept for the application. */
final class EngineOutput implements HandshakeOutput, AutoCloseable {

    /** The first epoch of application data. */
    private static final int APPLICATION = 3;

    private static final int MOST_UPDATES_WITHOUT_DATA = 32;

    /** We have never said how much we would take; so much fits into what a client sends before it hears of us. */
    private static final int MOST_EARLY_DATA = 1 << 14;

    private final Carrier carrier;
    private final EventQueue events;
    private final boolean traceMessages;
    private final ConnectionInfo.Gathering gathering = new ConnectionInfo.Gathering();
    private CarrierSettings settings;
    private @Nullable RawMessage waiting;
    private @Nullable Exporter exporter;
    private int sent;
    private int updatesWithoutData;
    private boolean updateAwaited;
    private boolean writeClosed;
    private boolean is12;
    private long now;

    /**
     * Begins with nothing sent.
     *
     * @param firstMessage the number of the first message that is sent
     */
    EngineOutput(
            Carrier carrier, CarrierSettings settings, int firstMessage, EventQueue events, boolean traceMessages) {
        this.carrier = carrier;
        this.settings = settings;
        this.events = events;
        this.traceMessages = traceMessages;
        this.sent = firstMessage;
        carrier.apply(settings);
    }

    /** Tells the time of the call that is being served. */
    void at(long time) {
        now = time;
    }

    /** Names the message that has been received and that no state has taken, or none. */
    void waiting(@Nullable RawMessage message) {
        waiting = message;
    }

    /** Takes note that data has come, so that KeyUpdates are not alone. */
    void dataReceived() {
        updatesWithoutData = 0;
    }

    /** The exporter, once the handshake is over. */
    Optional<Exporter> exporter() {
        return Optional.ofNullable(exporter);
    }

    /** Sends no message any more: a close_notify has gone. */
    void writeClosed() {
        writeClosed = true;
    }

    @Override
    public boolean isWriteClosed() {
        return writeClosed;
    }

    /** Says what becomes of a change_cipher_spec from now on. */
    void changeCipherSpecs(ChangeCipherSpecRule rule) {
        if (settings.changeCipherSpec() != rule) {
            settings = settings.withChangeCipherSpec(rule);
            carrier.apply(settings);
        }
    }

    @Override
    public RawMessage send(HandshakeMessage message, FlightKind kind) {
        RawMessage raw = RawMessage.of(message).numbered(sent++);
        if (writeClosed) {
            return raw;
        }
        carrier.queue(raw, kind);
        if (message.type() == HandshakeType.CLIENT_HELLO) {
            gathering.isClient();
            changeCipherSpecs(ChangeCipherSpecRule.IGNORE);
        }
        if (traceMessages) {
            events.add(new EngineEvent.MessageSent(raw.type(), raw.body().size()));
        }
        return raw;
    }

    @Override
    public void changeCipherSpec() {
        carrier.changeCipherSpec();
    }

    @Override
    public void warn(AlertDescription description) {
        if (!writeClosed) {
            carrier.alert(AlertLevel.WARNING, description);
            events.add(new EngineEvent.AlertSent(false, description.code()));
        }
    }

    @Override
    public void endFlight() {
        carrier.endFlight(now);
    }

    @Override
    public void answered(int number) {
        carrier.answered(number);
    }

    @Override
    public boolean isDelivered(int number) {
        return carrier.isDelivered(number);
    }

    @Override
    public void acknowledge() {
        carrier.acknowledge(now);
    }

    @Override
    public void readWith(int epoch, RecordSecret secret) throws PeerFaultException {
        requireDrained();
        if (epoch > APPLICATION && updateAwaited) {
            updateAwaited = false;
        } else if (epoch > APPLICATION && ++updatesWithoutData > MOST_UPDATES_WITHOUT_DATA) {
            throw new PeerFaultException(StateFault.TOO_MANY_KEY_UPDATES);
        }
        carrier.readWith(epoch, secret);
        if (epoch >= APPLICATION || secret instanceof WriteKeys12) {
            changeCipherSpecs(ChangeCipherSpecRule.REFUSE);
        }
    }

    @Override
    public void writeWith(int epoch, RecordSecret secret) {
        carrier.writeWith(epoch, secret);
    }

    @Override
    public void requireDrained() throws PeerFaultException {
        if (waiting != null) {
            throw new PeerFaultException(
                    RecordFault.MESSAGE_ACROSS_KEY_CHANGE, waiting.type().toString());
        }
        carrier.requireDrained();
    }

    @Override
    public void learned(Fact fact) {
        gathering.learn(fact);
        if (fact instanceof Fact.Negotiated negotiated) {
            negotiated(negotiated.version());
        } else if (fact instanceof Fact.RecordLimits limits) {
            settings = settings.withRecordLimits(limits.send(), limits.receive());
            carrier.apply(settings);
        } else if (fact instanceof Fact.NewSession session) {
            if (!events.add(new EngineEvent.SessionReceived(session.peer(), session.session()))) {
                session.session().close();
            }
        } else if (fact instanceof Fact.EarlyDataRefused) {
            carrier.skipEarlyData(MOST_EARLY_DATA);
        } else if (fact instanceof Fact.KeysUpdated updated) {
            updateAwaited |= updated.peerAsked();
            events.add(new EngineEvent.KeysUpdated(updated.reading()));
        }
    }

    private void negotiated(ProtocolVersion version) {
        is12 = version.equals(ProtocolVersion.TLS_1_2) || version.equals(ProtocolVersion.DTLS_1_2);
        settings = settings.withVersion(version);
        if (is12) {
            settings = settings.withChangeCipherSpec(ChangeCipherSpecRule.DELIVER);
        }
        carrier.apply(settings);
    }

    /** Whether the hellos have settled on TLS 1.2. */
    boolean is12() {
        return is12;
    }

    @Override
    public void connected(Exporter newExporter) {
        carrier.acknowledge(now);
        exporter = newExporter;
        events.add(new EngineEvent.Connected(gathering.info(newExporter)));
    }

    @Override
    public void close() {
        if (exporter != null) {
            exporter.close();
        }
    }
}

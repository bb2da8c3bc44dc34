package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.DatagramSettings;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * An engine over datagrams and an application that reads every message and keeps notes.
 *
 * <p>Questions are answered after a time of thinking, on the caller's clock.
 */
public final class DatagramEnd implements AutoCloseable {

    private static final int LARGEST = 1 << 16;

    private final Engine engine;
    private final ConfiguredAnswers answers;
    private final long thinking;
    private final List<String> events = new ArrayList<>();
    private final List<Bytes> received = new ArrayList<>();
    private final Queue<Open> open = new ArrayDeque<>();
    private final ByteBuffer target = ByteBuffer.allocate(LARGEST);
    private @Nullable ConnectionInfo info;
    private @Nullable TlsException failure;
    private boolean atEnd;

    private record Open(EngineEvent.Question<?> question, long due) {}

    private DatagramEnd(Engine engine, ConfiguredAnswers answers, Duration thinking) {
        this.engine = engine;
        this.answers = answers;
        this.thinking = thinking.toNanos();
    }

    /** A client of {@link Pair#SERVER_NAME}. */
    public static DatagramEnd client(ClientConfig config, DatagramSettings network, Duration thinking) {
        Engine engine = Engine.datagramClient(config, PeerIdentity.of(Pair.SERVER_NAME), network);
        return new DatagramEnd(engine, ConfiguredAnswers.of(config), thinking);
    }

    /** A server. */
    public static DatagramEnd server(ServerConfig config, DatagramSettings network, Duration thinking) {
        return of(Engine.datagramServer(config, network), ConfiguredAnswers.of(config), thinking);
    }

    /** An end with this engine. */
    public static DatagramEnd of(Engine engine, ConfiguredAnswers answers, Duration thinking) {
        return new DatagramEnd(engine, answers, thinking);
    }

    /** The engine, for what the end itself does not offer. */
    public Engine engine() {
        return engine;
    }

    /** What has happened, in order, in words without keys or randomness. */
    public List<String> events() {
        return List.copyOf(events);
    }

    /** The messages received so far. */
    public List<Bytes> received() {
        return List.copyOf(received);
    }

    /** What the handshake has settled, when it is over. */
    public Optional<ConnectionInfo> info() {
        return Optional.ofNullable(info);
    }

    /** Why the engine has given up, when it has. */
    public Optional<TlsException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether the peer has ended its data. */
    public boolean isAtEnd() {
        return atEnd;
    }

    /** Begins the handshake. */
    public void begin(long now) {
        attempt(() -> engine.handshake(now));
        poll(now);
    }

    /** Sends a message. */
    public void write(Bytes message, long now) {
        attempt(() -> engine.write(ByteBuffer.wrap(message.toArray()), now));
    }

    /** Takes a datagram from the network. */
    public void deliver(Bytes datagram, long now) {
        attempt(() -> engine.receive(ByteBuffer.wrap(datagram.toArray()), now));
        poll(now);
        attempt(() -> read(now));
        poll(now);
    }

    /** When {@link #wake} wants to be called. */
    public OptionalLong deadline() {
        OptionalLong timer = engine.deadline();
        if (open.isEmpty() || failure != null) {
            return timer;
        }
        long due = open.element().due();
        return OptionalLong.of(timer.isPresent() ? Math.min(due, timer.getAsLong()) : due);
    }

    /** Does what is due. */
    public void wake(long now) {
        attempt(() -> engine.expire(now));
        while (!open.isEmpty() && open.element().due() <= now) {
            answers.handle(open.remove().question());
            attempt(() -> engine.resume(now));
            poll(now);
        }
        attempt(() -> read(now));
        poll(now);
    }

    /** The datagrams for the network. */
    public List<Bytes> transmit(long now) {
        List<Bytes> datagrams = new ArrayList<>();
        while (engine.hasOutput()) {
            target.clear();
            engine.transmit(target, now);
            datagrams.add(Bytes.copyOf(target.array(), 0, target.position()));
        }
        return datagrams;
    }

    private void read(long now) throws TlsException {
        if (!engine.isConnected() || atEnd) {
            return;
        }
        while (engine.hasData()) {
            target.clear();
            engine.read(target, now);
            received.add(Bytes.copyOf(target.array(), 0, target.position()));
        }
        target.clear();
        atEnd = engine.read(target, now) == Engine.END;
    }

    private void poll(long now) {
        for (Optional<EngineEvent> event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
            events.add(EventText.of(event.get()));
            if (event.get() instanceof EngineEvent.Connected connected) {
                info = connected.info();
            }
            if (event.get() instanceof EngineEvent.Question<?> question) {
                open.add(new Open(question, now + thinking));
            } else {
                answers.handle(event.get());
            }
        }
    }

    private void attempt(Call call) {
        if (failure != null) {
            return;
        }
        try {
            call.run();
        } catch (TlsException e) {
            failure = e;
            events.add("Failed[" + e.getMessage() + "]");
        }
    }

    /** Something to do with the engine. */
    @FunctionalInterface
    private interface Call {
        void run() throws TlsException;
    }

    @Override
    public void close() {
        engine.close();
    }
}

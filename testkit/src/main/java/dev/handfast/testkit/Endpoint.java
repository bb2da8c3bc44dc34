package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An engine and an application that writes what it is told, reads everything, and keeps notes.
 *
 * <p>Whatever a call of the engine throws besides {@link TlsException} comes out of the call here.
 */
public final class Endpoint implements AutoCloseable {

    private final Engine engine;
    private final ManualClock clock;
    private final Answering answering;
    private final Consumer<EngineEvent> answers;
    private @Nullable ConnectionInfo info;
    private final List<String> events = new ArrayList<>();
    private final Queue<EngineEvent.Question<?>> open = new ArrayDeque<>();
    private final Queue<Wish> wishes = new ArrayDeque<>();
    private final ByteStream inbox = new ByteStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteBuffer target = ByteBuffer.allocate(1 << 15);
    private boolean begun;
    private boolean atEnd;
    private @Nullable TlsException failure;

    private Endpoint(Engine engine, ManualClock clock, Answering answering, Consumer<EngineEvent> answers) {
        this.engine = engine;
        this.clock = clock;
        this.answering = answering;
        this.answers = answers;
    }

    /** A client of {@link Pair#SERVER_NAME} that answers questions as its configuration says. */
    public static Endpoint client(ClientConfig config, Answering answering) {
        return of(Engine.client(config, PeerIdentity.of(Pair.SERVER_NAME)), answering, ConfiguredAnswers.of(config));
    }

    /** A server that answers questions as its configuration says. */
    public static Endpoint server(ServerConfig config, Answering answering) {
        return of(Engine.server(config), answering, ConfiguredAnswers.of(config));
    }

    /** An endpoint of this engine. */
    public static Endpoint of(Engine engine, Answering answering, ConfiguredAnswers answers) {
        return new Endpoint(engine, new ManualClock(), answering, answers::handle);
    }

    /** The engine, for what the endpoint itself does not offer. */
    public Engine engine() {
        return engine;
    }

    /** What has happened, in order, in words without keys or randomness. */
    public List<String> events() {
        return List.copyOf(events);
    }

    /** The application data received so far. */
    public Bytes received() {
        return Bytes.copyOf(received.toByteArray());
    }

    /** Everything that has gone to the network, as it went. */
    public Bytes sent() {
        return Bytes.copyOf(sent.toByteArray());
    }

    /** Whether the peer has ended its data. */
    public boolean isAtEnd() {
        return atEnd;
    }

    /** What the handshake has settled, when it is over. */
    public Optional<ConnectionInfo> info() {
        return Optional.ofNullable(info);
    }

    /** Why the engine has given up, when it has. */
    public Optional<TlsException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Writes these bytes as soon as the handshake is over and the engine takes them. */
    public void write(Bytes data) {
        ByteBuffer source = ByteBuffer.wrap(data.toArray());
        wishes.add(() -> {
            engine.write(source, clock.nanos());
            return !source.hasRemaining();
        });
    }

    /** Says close_notify, behind what was to be written before. */
    public void closeWrite() {
        wishes.add(() -> {
            engine.closeWrite(clock.nanos());
            return true;
        });
    }

    /** Tells the engine that the network brings no more. */
    public void receiveEnd() {
        attempt(() -> engine.receiveEnd(clock.nanos()));
        attempt(this::read);
        poll();
    }

    /** Begins the handshake, once. */
    void begin() {
        if (!begun) {
            begun = true;
            attempt(() -> engine.handshake(clock.nanos()));
            poll();
        }
    }

    /** Takes bytes from the network. */
    void deliver(byte[] bytes) {
        inbox.add(bytes);
        pump();
    }

    /** Does what can be done without the network; whether anything was. */
    boolean pump() {
        boolean moved = false;
        int waiting;
        boolean happened;
        do {
            waiting = inbox.size() + wishes.size();
            attempt(this::receive);
            attempt(this::read);
            attempt(this::grant);
            happened = poll();
            moved |= happened || waiting != inbox.size() + wishes.size();
        } while (happened || waiting != inbox.size() + wishes.size());
        return moved;
    }

    /** Answers the oldest question that is still open; whether there was one. */
    public boolean answerNext() {
        EngineEvent.Question<?> question = open.poll();
        if (question == null) {
            return false;
        }
        answers.accept(question);
        attempt(() -> engine.resume(clock.nanos()));
        pump();
        return true;
    }

    /** Lets the engine go on with what was answered meanwhile. */
    public void resume() {
        attempt(() -> engine.resume(clock.nanos()));
        pump();
    }

    /** What the engine has for the network. */
    byte[] transmit() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(1 << 15);
        while (engine.hasOutput()) {
            part.clear();
            engine.transmit(part, clock.nanos());
            all.write(part.array(), 0, part.position());
            attempt(this::grant);
        }
        sent.writeBytes(all.toByteArray());
        return all.toByteArray();
    }

    private void receive() throws TlsException {
        if (!inbox.isEmpty()) {
            ByteBuffer source = inbox.view();
            try {
                engine.receive(source, clock.nanos());
            } finally {
                inbox.consumedTo(source);
            }
        }
    }

    private void read() throws TlsException {
        if (!engine.isConnected() || atEnd) {
            return;
        }
        int count;
        do {
            target.clear();
            count = engine.read(target, clock.nanos());
            received.write(target.array(), 0, target.position());
        } while (count > 0);
        atEnd = count == Engine.END;
    }

    /** Does what the application wants, in order, as far as it can be done. */
    private void grant() throws TlsException {
        while (!wishes.isEmpty() && engine.isConnected() && wishes.element().isGranted()) {
            wishes.remove();
        }
    }

    private boolean poll() {
        boolean any = false;
        for (Optional<EngineEvent> event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
            any = true;
            events.add(EventText.of(event.get()));
            if (event.get() instanceof EngineEvent.Connected connected) {
                info = connected.info();
            }
            if (event.get() instanceof EngineEvent.Question<?> question) {
                ask(question);
            } else {
                answers.accept(event.get());
            }
        }
        return any;
    }

    private void ask(EngineEvent.Question<?> question) {
        switch (answering) {
            case AT_ONCE -> answers.accept(question);
            case LATER -> open.add(question);
            case FROM_ANOTHER_THREAD -> {
                Thread other = new Thread(() -> answers.accept(question), "answers");
                other.start();
                try {
                    other.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted while a question was being answered", e);
                }
            }
        }
        attempt(() -> engine.resume(clock.nanos()));
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

    /** Something that the application wants done, perhaps bit by bit. */
    @FunctionalInterface
    private interface Wish {
        /** Does what can be done of it; whether that was all. */
        boolean isGranted() throws TlsException;
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

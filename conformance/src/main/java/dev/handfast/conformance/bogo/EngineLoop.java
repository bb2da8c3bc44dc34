package dev.handfast.conformance.bogo;

import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Drives an engine over a connection to the runner: after every call it looks at the events, answers the questions and
 * sends what there is to send.
 *
 * <p>With {@link Option#ASYNC} every byte goes in and out by itself, and every question is answered only after the engine
 * has been called again without an answer.
 */
final class EngineLoop {

    private static final int CHUNK = 1 << 14;

    private final Engine engine;
    private final ConfiguredAnswers answers;
    private final RunnerSocket socket;
    private final Observations seen;
    private final boolean isAsync;
    private final long now;
    private final byte[] incoming = new byte[CHUNK];
    private final ByteBuffer received = ByteBuffer.wrap(incoming).limit(0);
    private boolean hasEnded;
    private boolean holdsOutput;

    EngineLoop(Endpoint endpoint, RunnerSocket socket, Options options, Observations seen, long now) {
        this.engine = endpoint.engine();
        this.answers = endpoint.answers();
        this.socket = socket;
        this.seen = seen;
        this.isAsync = options.has(Option.ASYNC);
        this.now = now;
    }

    /** Something to do with the engine. */
    @FunctionalInterface
    private interface Call {
        int on(Engine engine) throws TlsException;
    }

    Engine engine() {
        return engine;
    }

    void handshake() throws IOException {
        begin();
        while (!engine.isConnected()) {
            receive();
        }
    }

    /** Reads at least one byte, doing the handshake first if nobody has; {@link Engine#END} when there are no more. */
    int read(byte[] target) throws IOException {
        if (!engine.isConnected()) {
            handshake();
        }
        while (true) {
            int count = perform(some -> some.read(ByteBuffer.wrap(target), now));
            if (count != 0) {
                return count;
            }
            receive();
        }
    }

    /** Writes everything, doing the handshake first if nobody has. */
    void write(byte[] source, int count) throws IOException {
        if (!engine.isConnected()) {
            handshake();
        }
        ByteBuffer left = ByteBuffer.wrap(source, 0, count);
        do {
            perform(some -> some.write(left, now));
        } while (left.hasRemaining());
    }

    /** Writes everything, but lets only one byte reach the network until {@link #release}. */
    void writeOneByteOf(byte[] source) throws IOException {
        holdsOutput = true;
        write(source, source.length);
        ByteBuffer one = ByteBuffer.allocate(1);
        engine.transmit(one, now);
        socket.write(one.array(), 1);
    }

    void release() throws IOException {
        holdsOutput = false;
        send();
    }

    /** Moves our keys on. */
    void updateKeys() throws IOException {
        perform(some -> {
            some.updateKeys(false, now);
            return 0;
        });
    }

    /** Says that we will send no more. */
    void closeWrite() throws IOException {
        perform(some -> {
            some.closeWrite(now);
            return 0;
        });
    }

    private void begin() throws IOException {
        perform(some -> {
            some.handshake(now);
            return 0;
        });
    }

    private void receive() throws IOException {
        if (!received.hasRemaining() && !hasEnded) {
            int count = socket.read(incoming);
            hasEnded = count < 0;
            received.clear().limit(Math.max(count, 0));
        }
        perform(some -> {
            if (hasEnded) {
                some.receiveEnd(now);
            } else {
                receiveSome(some);
            }
            return 0;
        });
    }

    private void receiveSome(Engine some) throws TlsException {
        int limit = received.limit();
        if (isAsync) {
            received.limit(received.position() + 1);
        }
        try {
            some.receive(received, now);
        } finally {
            received.limit(limit);
        }
    }

    private int perform(Call call) throws IOException {
        try {
            int result = call.on(engine);
            heed();
            send();
            return result;
        } catch (TlsException e) {
            sendFarewell(e);
            throw e;
        }
    }

    private void heed() throws TlsException {
        for (Optional<EngineEvent> event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
            if (event.get() instanceof EngineEvent.Connected connected) {
                seen.connected(connected.info());
            } else if (event.get() instanceof EngineEvent.SessionReceived) {
                seen.session();
            }
            if (isAsync) {
                engine.resume(now);
            }
            answers.handle(event.get());
            engine.resume(now);
        }
    }

    private void send() throws IOException {
        ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        byte[] piece = new byte[isAsync ? 1 : CHUNK];
        while (!holdsOutput && engine.hasOutput()) {
            ByteBuffer target = ByteBuffer.wrap(piece);
            engine.transmit(target, now);
            gathered.write(piece, 0, target.position());
        }
        if (gathered.size() > 0) {
            socket.write(gathered.toByteArray(), gathered.size());
        }
    }

    /** Sends the alert that explains a failure, where the runner still listens. */
    private void sendFarewell(TlsException reason) {
        try {
            send();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}

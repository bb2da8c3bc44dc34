package dev.handfast;

import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The loop around an engine: call it under the lock; then, without, tell its events, answer its questions, send what it
 * wants sent.
 *
 * <p>At most one thread reads and does handshakes, and at most one writes; that is for the caller to see to.
 */
final class EngineDriver {

    private static final int CHUNK = 1 << 14;

    /** How long close waits for room in the network, in milliseconds. */
    private static final long FAREWELL_MILLIS = 1_000;

    private final Transport transport;
    private final Engine engine;
    private final ConfiguredAnswers answers;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock sendTurn = new ReentrantLock();
    private final CountDownLatch farewell = new CountDownLatch(1);
    private final byte[] incoming = new byte[CHUNK];
    private final ByteBuffer received = ByteBuffer.wrap(incoming).limit(0);
    private final ByteBuffer plaintext = ByteBuffer.allocate(CHUNK + 256).limit(0);
    private final byte[] outgoing = new byte[CHUNK];
    private volatile Consumer<EngineEvent> listener = event -> {};
    private volatile @Nullable ConnectionInfo info;
    private volatile @Nullable IOException sendFailure;
    private volatile boolean writeClosed;
    private volatile boolean closed;
    private boolean ended;

    EngineDriver(Transport transport, Engine engine, ConfiguredAnswers answers) {
        this.transport = transport;
        this.engine = engine;
        this.answers = answers;
    }

    /** Something to do with the engine while it is locked. */
    @FunctionalInterface
    private interface Call {
        int on(Engine engine, long now) throws TlsException;
    }

    /** How a call is made. */
    @FunctionalInterface
    private interface Manner {
        int of(Call call, Queue<EngineEvent> happened) throws IOException;
    }

    void onEvent(Consumer<EngineEvent> newListener) {
        listener = newListener;
    }

    boolean isConnected() {
        return info != null;
    }

    Optional<ConnectionInfo> info() {
        return Optional.ofNullable(info);
    }

    byte[] exportKeyingMaterial(String label, byte[] context, int length) {
        lock.lock();
        try {
            return engine.exportKeyingMaterial(label, context, length);
        } finally {
            lock.unlock();
        }
    }

    byte[] exportKeyingMaterial(String label, int length) {
        lock.lock();
        try {
            return engine.exportKeyingMaterial(label, length);
        } finally {
            lock.unlock();
        }
    }

    /** As the reader. */
    void handshake() throws IOException {
        if (isConnected()) {
            return;
        }
        perform((some, now) -> {
            some.handshake(now);
            return 0;
        });
        while (!isConnected()) {
            receive();
        }
    }

    /** As the reader: at least one byte, or -1 at the end. */
    int read(byte[] target, int offset, int length) throws IOException {
        while (!plaintext.hasRemaining()) {
            plaintext.clear();
            int count;
            try {
                count = perform((some, now) -> some.read(plaintext, now));
            } finally {
                plaintext.flip();
            }
            if (count == Engine.END) {
                return -1;
            }
            if (count == 0) {
                receive();
            }
        }
        int count = Math.min(length, plaintext.remaining());
        plaintext.get(target, offset, count);
        return count;
    }

    /** As the writer: all of it. */
    void write(ByteBuffer source) throws IOException {
        if (writeClosed) {
            throw new IOException("this side has been closed for writing");
        }
        while (source.hasRemaining()) {
            sendAll((some, now) -> some.write(source, now));
        }
    }

    /** As the writer. */
    void updateKeys(boolean requestPeer) throws IOException {
        sendAll((some, now) -> {
            some.updateKeys(requestPeer, now);
            return 0;
        });
    }

    /** As the writer. */
    void closeWrite() throws IOException {
        sendAll((some, now) -> {
            some.closeWrite(now);
            return 0;
        });
        writeClosed = true;
    }

    /**
     * From any thread. Waits for nobody but another closer: where another thread is sending, it alone could say close_notify,
     * and if the network has no room for it, the transport is closed all the same.
     */
    void close() {
        if (!beginToClose()) {
            awaitFarewell();
            return;
        }
        CompletableFuture<Void> said = new CompletableFuture<>();
        CompletableFuture<Void> unused = said.orTimeout(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((done, late) -> {
                    if (late != null) {
                        closeTransportAside();
                    }
                });
        try {
            sendAside();
        } finally {
            said.complete(null);
            farewell.countDown();
            lock.lock();
            try {
                engine.close();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Whether nobody has begun to. */
    private boolean beginToClose() {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            closed = true;
            engine.closeWrite(System.nanoTime());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever closes second must not close the transport under the first, who is saying close_notify. */
    private void awaitFarewell() {
        try {
            boolean unused = farewell.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On a thread of its own: those of pools may all be waiting for their connections to close. */
    private void closeTransportAside() {
        Thread closing = new Thread(this::closeTransport, "handfast-close");
        closing.setDaemon(true);
        closing.start();
    }

    private void closeTransport() {
        try {
            transport.close();
        } catch (IOException e) {
            // Whoever closes the connection closes the transport once more, and is told.
        }
    }

    private void receive() throws IOException {
        if (!received.hasRemaining() && !ended) {
            int count = transport.read(incoming, 0, incoming.length);
            ended = count < 0;
            received.position(0).limit(Math.max(count, 0));
        }
        perform((some, now) -> {
            if (ended) {
                some.receiveEnd(now);
            } else {
                some.receive(received, now);
            }
            return 0;
        });
    }

    private int perform(Call call) throws IOException {
        return perform(call, this::locked);
    }

    private int perform(Call call, Manner manner) throws IOException {
        Queue<EngineEvent> happened = new ArrayDeque<>();
        try {
            int result = manner.of(call, happened);
            sendAside();
            while (!happened.isEmpty()) {
                EngineEvent event = happened.remove();
                if (event instanceof EngineEvent.Question<?> question) {
                    answer(question);
                    locked(
                            (some, now) -> {
                                some.resume(now);
                                return 0;
                            },
                            happened);
                    sendAside();
                } else {
                    tell(event);
                }
            }
            return result;
        } catch (TlsException | RuntimeException | Error e) {
            sendAside();
            tellRest(happened, e);
            throw e;
        } finally {
            happened.forEach(EngineDriver::forget);
        }
    }

    /** Tells what else has happened before a failure, which whatever a listener throws does not replace. */
    private void tellRest(Queue<EngineEvent> happened, Throwable failure) {
        try {
            while (!happened.isEmpty()) {
                tell(happened.remove());
            }
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    /** Drops an event that nobody has been told, with what it owns. */
    static void forget(EngineEvent event) {
        if (event instanceof EngineEvent.SessionReceived received) {
            received.session().close();
        }
    }

    private int locked(Call call, Queue<EngineEvent> happened) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the connection is closed");
            }
            return call.on(engine, System.nanoTime());
        } finally {
            for (Optional<EngineEvent> event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
                note(event.get());
                happened.add(event.get());
            }
            lock.unlock();
        }
    }

    /** Takes note of the end of the handshake whatever becomes of its telling. */
    private void note(EngineEvent event) {
        if (event instanceof EngineEvent.Connected connected) {
            info = connected.info();
        }
    }

    /** Waits for an answer; an interrupt takes the question back, so that the handshake ends. */
    private <T> void answer(EngineEvent.Question<T> question) {
        answers.handle(question);
        if (question.answer().isGiven()) {
            return;
        }
        CountDownLatch given = new CountDownLatch(1);
        question.answer().onGiven(given::countDown);
        try {
            given.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            question.answer().cancel();
        }
    }

    /**
     * Tells an event. A listener or a cache that throws ends the connection: what it was to be told next, a question perhaps,
     * must not be lost while the connection goes on.
     */
    private void tell(EngineEvent event) {
        if (event instanceof EngineEvent.Question) {
            return;
        }
        try {
            listener.accept(event);
            answers.handle(event);
        } catch (RuntimeException | Error e) {
            forget(event);
            abort(e);
            throw e;
        }
    }

    private void abort(Throwable reason) {
        lock.lock();
        try {
            if (!closed) {
                engine.abort(reason);
            }
        } finally {
            lock.unlock();
        }
        sendAside();
    }

    /** Makes the engine say something, and sends it. */
    private void sendAll(Call call) throws IOException {
        perform(call, this::sending);
        IOException failed = sendFailure;
        if (failed != null) {
            throw failed;
        }
    }

    /**
     * Takes the turn before the engine has anything to send. Otherwise a reader might take over the sending, and two readers
     * that wait for room in the network, instead of reading, wait for each other.
     */
    private int sending(Call call, Queue<EngineEvent> happened) throws IOException {
        sendTurn.lock();
        try {
            int result = locked(call, happened);
            sendAside();
            return result;
        } finally {
            sendTurn.unlock();
        }
    }

    /**
     * Sends everything, unless somebody is sending, who then looks again before leaving.
     *
     * <p>Whoever does so has come to read. That the peer takes nothing any more, tickets for instance, is no reason to lose
     * what it has sent, which may be the alert that explains it: the next write fails, and so does the next read at the end
     * of what has come.
     */
    private void sendAside() {
        while (sendFailure == null && hasOutput() && sendTurn.tryLock()) {
            try {
                drain();
            } catch (IOException e) {
                return;
            } finally {
                sendTurn.unlock();
            }
        }
    }

    private void drain() throws IOException {
        ByteBuffer target = ByteBuffer.wrap(outgoing);
        while (true) {
            target.clear();
            lock.lock();
            try {
                if (engine.hasOutput()) {
                    engine.transmit(target, System.nanoTime());
                }
            } finally {
                lock.unlock();
            }
            if (target.position() == 0) {
                return;
            }
            try {
                transport.write(outgoing, 0, target.position());
            } catch (IOException e) {
                sendFailure = e;
                throw e;
            }
        }
    }

    private boolean hasOutput() {
        lock.lock();
        try {
            return engine.hasOutput();
        } finally {
            lock.unlock();
        }
    }
}

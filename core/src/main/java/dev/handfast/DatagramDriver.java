package dev.handfast;

import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The loop around an engine over datagrams: call it under the lock; then, without, send what it wants sent, tell its events,
 * answer its questions. Whoever waits, for the network or for an answer, sees to the timers.
 *
 * <p>At most one thread receives and does handshakes; any number may send. That is for the caller to see to.
 */
final class DatagramDriver {

    private static final int LARGEST = 65_535;

    private final DatagramTransport transport;
    private final Engine engine;
    private final ConfiguredAnswers answers;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock sendTurn = new ReentrantLock();
    private final ByteBuffer incoming = ByteBuffer.allocate(LARGEST);
    private final ByteBuffer outgoing = ByteBuffer.allocate(LARGEST);
    private volatile Consumer<EngineEvent> listener = event -> {};
    private volatile @Nullable ConnectionInfo info;
    private final Owner owner;
    private volatile @Nullable String closed;

    DatagramDriver(DatagramTransport transport, Engine engine, ConfiguredAnswers answers, Owner owner) {
        this.transport = transport;
        this.engine = engine;
        this.answers = answers;
        this.owner = owner;
    }

    /** Somebody who keeps a list of connections; called without a lock. */
    interface Owner {

        /** A connection that nobody keeps a list of. */
        Owner NOBODY = new Owner() {
            @Override
            public void connected() {}

            @Override
            public void closed() {}
        };

        /** The handshake is over. */
        void connected();

        /** The connection is closed. */
        void closed();
    }

    /** Something to do with the engine while it is locked. */
    @FunctionalInterface
    private interface Call<T> {
        T on(Engine engine, long now) throws TlsException;
    }

    /** Something to do with the engine while it is locked that yields nothing. */
    @FunctionalInterface
    private interface Act {
        void on(Engine engine, long now) throws TlsException;
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

    /** Asks the engine something that changes nothing. */
    <T> T ask(Function<Engine, T> question) {
        lock.lock();
        try {
            return question.apply(engine);
        } finally {
            lock.unlock();
        }
    }

    /** As the receiver. */
    void handshake(long nanos) throws IOException {
        if (isConnected()) {
            return;
        }
        long end = end(nanos);
        act(Engine::handshake);
        while (!isConnected()) {
            await(end, "the handshake is not over in time: call it again to go on, or close");
        }
    }

    /** As the receiver: a message, or empty at the end. */
    Optional<DtlsConnection.Received> receive(ByteBuffer target, long nanos) throws IOException {
        long end = end(nanos);
        while (true) {
            Optional<Optional<DtlsConnection.Received>> outcome = perform((some, now) -> read(some, target, now));
            if (outcome.isPresent()) {
                return outcome.get();
            }
            await(end, "no message has come in time");
        }
    }

    /** Empty when nothing is there yet, present and empty at the end. */
    private static Optional<Optional<DtlsConnection.Received>> read(Engine engine, ByteBuffer target, long now)
            throws TlsException {
        boolean isMessage = engine.hasData();
        int room = target.remaining();
        int count = engine.read(target, now);
        if (count == Engine.END) {
            return Optional.of(Optional.empty());
        }
        return isMessage
                ? Optional.of(Optional.of(new DtlsConnection.Received(Math.min(count, room), count > room)))
                : Optional.empty();
    }

    /** From any thread. */
    void send(ByteBuffer message) throws IOException {
        act((some, now) -> some.write(message, now));
        drain();
    }

    /** From any thread. */
    void closeWrite() throws IOException {
        act(Engine::closeWrite);
    }

    /** From any thread; nobody uses the engine afterwards. */
    void close() {
        close("the connection is closed", () -> engine.closeWrite(System.nanoTime()));
    }

    /** From any thread, without a word to the peer. */
    void abandon(String reason) {
        close(reason, () -> {});
    }

    private void close(String reason, Runnable farewell) {
        lock.lock();
        try {
            if (closed != null) {
                return;
            }
            closed = reason;
            farewell.run();
        } finally {
            lock.unlock();
        }
        try {
            drainAside();
        } finally {
            owner.closed();
            lock.lock();
            try {
                engine.close();
            } finally {
                lock.unlock();
            }
            transport.wakeUp();
        }
    }

    private static long end(long nanos) {
        return nanos == DatagramTransport.FOREVER ? nanos : System.nanoTime() + nanos;
    }

    /** Waits for a datagram or a timer, whichever comes first, and lets the engine have it. */
    private void await(long end, String failure) throws IOException {
        long now = System.nanoTime();
        if (end != DatagramTransport.FOREVER && end - now <= 0) {
            throw new SocketTimeoutException(failure);
        }
        incoming.clear();
        boolean any = transport.receive(incoming, untilNext(end, now));
        incoming.flip();
        act((some, later) -> {
            if (any) {
                some.receive(incoming, later);
            }
            some.expire(later);
        });
    }

    private long untilNext(long end, long now) {
        OptionalLong timer = ask(Engine::deadline);
        long left = end == DatagramTransport.FOREVER ? DatagramTransport.FOREVER : end - now;
        return timer.isPresent() ? Math.max(0, Math.min(left, timer.getAsLong() - now)) : left;
    }

    private void act(Act act) throws IOException {
        Object unused = perform((some, now) -> {
            act.on(some, now);
            return Boolean.TRUE;
        });
    }

    private <T> T perform(Call<T> call) throws IOException {
        Queue<EngineEvent> happened = new ArrayDeque<>();
        try {
            T result = locked(call, happened);
            drainAside();
            while (!happened.isEmpty()) {
                EngineEvent event = happened.remove();
                if (event instanceof EngineEvent.Question<?> question) {
                    answer(question);
                    Object unused = locked(
                            (some, now) -> {
                                some.resume(now);
                                return Boolean.TRUE;
                            },
                            happened);
                    drainAside();
                } else {
                    tell(event);
                }
            }
            return result;
        } catch (TlsException | RuntimeException | Error e) {
            drainAside();
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

    private <T> T locked(Call<T> call, Queue<EngineEvent> happened) throws IOException {
        lock.lock();
        try {
            String reason = closed;
            if (reason != null) {
                throw new IOException(reason);
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

    /**
     * Tells an event. A listener or a cache that throws ends the connection: what it was to be told next, a question perhaps,
     * must not be lost while the connection goes on.
     */
    private void tell(EngineEvent event) {
        if (event instanceof EngineEvent.Question) {
            return;
        }
        try {
            if (event instanceof EngineEvent.Connected) {
                owner.connected();
            }
            listener.accept(event);
            answers.handle(event);
        } catch (RuntimeException | Error e) {
            EngineDriver.forget(event);
            abort(e);
            throw e;
        }
    }

    private void abort(Throwable reason) {
        lock.lock();
        try {
            if (closed == null) {
                engine.abort(reason);
            }
        } finally {
            lock.unlock();
        }
        drainAside();
    }

    /** Waits for an answer, and meanwhile for timers; an interrupt takes the question back. */
    private <T> void answer(EngineEvent.Question<T> question) throws IOException {
        answers.handle(question);
        CountDownLatch given = new CountDownLatch(1);
        question.answer().onGiven(given::countDown);
        try {
            while (!given.await(untilNext(DatagramTransport.FOREVER, System.nanoTime()), TimeUnit.NANOSECONDS)) {
                act(Engine::expire);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            question.answer().cancel();
            throw new InterruptedIOException("interrupted while waiting for a decision");
        }
    }

    /** Sends everything; what cannot be sent is lost, as it might have been on its way. */
    private void drainAside() {
        try {
            drain();
        } catch (IOException lost) {
            // Whoever writes is told; the handshake has its timer.
        }
    }

    private void drain() throws IOException {
        sendTurn.lock();
        try {
            while (fetch()) {
                transport.send(outgoing);
            }
        } finally {
            sendTurn.unlock();
        }
    }

    private boolean fetch() {
        lock.lock();
        try {
            outgoing.clear();
            if (engine.hasOutput()) {
                engine.transmit(outgoing, System.nanoTime());
            }
            outgoing.flip();
            return outgoing.hasRemaining();
        } finally {
            lock.unlock();
        }
    }
}

package dev.handfast;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Datagrams that wait in a bounded queue, and somewhere for those that are sent. */
final class QueueTransport implements DatagramTransport {

    private static final int MOST_WAITING = 256;
    private static final int MOST_BYTES = 1 << 18;
    private static final byte[] WAKE_UP = {};

    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Consumer<byte[]> output;
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private volatile boolean closed;

    private QueueTransport(Consumer<byte[]> output) {
        this.output = output;
    }

    /** A transport that hands what is sent to somebody, who must take it without waiting. */
    static QueueTransport to(Consumer<byte[]> output) {
        return new QueueTransport(output);
    }

    static List<DatagramTransport> pair() {
        QueueTransport[] ends = new QueueTransport[2];
        ends[0] = to(datagram -> ends[1].deliver(datagram));
        ends[1] = to(datagram -> ends[0].deliver(datagram));
        return List.of(ends);
    }

    /**
     * Puts a datagram into the queue.
     *
     * @return whether there was room
     */
    boolean deliver(byte[] datagram) {
        if (closed || waitingBytes.get() + datagram.length > MOST_BYTES || !waiting.offer(datagram)) {
            return false;
        }
        waitingBytes.addAndGet(datagram.length);
        return true;
    }

    @Override
    public boolean receive(ByteBuffer target, long nanos) throws IOException {
        requireOpen();
        try {
            byte[] datagram = waiting.poll(nanos, TimeUnit.NANOSECONDS);
            requireOpen();
            if (datagram == null || datagram == WAKE_UP) {
                return false;
            }
            waitingBytes.addAndGet(-datagram.length);
            target.put(datagram, 0, Math.min(datagram.length, target.remaining()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a datagram");
        }
    }

    @Override
    public void send(ByteBuffer source) throws IOException {
        requireOpen();
        byte[] datagram = new byte[source.remaining()];
        source.get(datagram);
        output.accept(datagram);
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the transport is closed");
        }
    }

    /** When the queue is full, a datagram wakes whoever waits as well. */
    @Override
    public void wakeUp() {
        waiting.offer(WAKE_UP);
    }

    @Override
    public void close() {
        closed = true;
        wakeUp();
    }
}

package dev.handfast.testkit;

import dev.handfast.Transport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * One end of two pipes in memory, for blocking connections.
 *
 * <p>A pipe holds a bounded number of bytes: writing waits while it is full, as on a socket whose peer does not read.
 */
public final class MemoryTransport implements Transport {

    private final Pipe in;
    private final Pipe out;

    private MemoryTransport(Pipe in, Pipe out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Two ends that are joined.
     *
     * @param capacity how many bytes may be under way in each direction, 1 or more
     */
    public static List<MemoryTransport> pair(int capacity) {
        Pipe one = new Pipe(capacity);
        Pipe other = new Pipe(capacity);
        return List.of(new MemoryTransport(one, other), new MemoryTransport(other, one));
    }

    /** Waits until some thread waits in {@link #read}. */
    public void awaitReader() {
        in.await(pipe -> pipe.readers > 0);
    }

    /** Waits until the pipe to the other end is full. */
    public void awaitFull() {
        out.await(pipe -> pipe.size == pipe.bytes.length);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return in.read(target, offset, length);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        out.write(source, offset, length);
    }

    @Override
    public void shutdownOutput() {
        out.end();
    }

    @Override
    public void close() {
        out.end();
        in.close();
        out.close();
    }

    private static final class Pipe {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final byte[] bytes;
        private int start;
        private int size;
        private int readers;
        private boolean ended;
        private boolean closed;

        Pipe(int capacity) {
            bytes = new byte[capacity];
        }

        void await(Predicate<Pipe> condition) {
            lock.lock();
            try {
                while (!condition.test(this)) {
                    changed.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
        }

        int read(byte[] target, int offset, int length) throws IOException {
            lock.lock();
            try {
                readers++;
                changed.signalAll();
                while (size == 0 && !ended && !closed) {
                    changed.awaitUninterruptibly();
                }
                readers--;
                if (size == 0 && !ended) {
                    throw new IOException("the pipe is closed");
                }
                int count = Math.min(length, size);
                for (int i = 0; i < count; i++) {
                    target[offset + i] = bytes[(start + i) % bytes.length];
                }
                start = (start + count) % bytes.length;
                size -= count;
                changed.signalAll();
                return count == 0 ? -1 : count;
            } finally {
                lock.unlock();
            }
        }

        void write(byte[] source, int offset, int length) throws IOException {
            lock.lock();
            try {
                for (int done = 0; done < length; ) {
                    while (size == bytes.length && !closed) {
                        changed.awaitUninterruptibly();
                    }
                    if (closed || ended) {
                        throw new IOException("the pipe is closed");
                    }
                    int count = Math.min(length - done, bytes.length - size);
                    for (int i = 0; i < count; i++) {
                        bytes[(start + size + i) % bytes.length] = source[offset + done + i];
                    }
                    size += count;
                    done += count;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        void end() {
            lock.lock();
            try {
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lock.lock();
            try {
                closed = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}

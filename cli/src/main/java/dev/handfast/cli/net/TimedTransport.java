package dev.handfast.cli.net;

import dev.handfast.Transport;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A socket whose reads have a deadline until it is lifted, and which knows when something last came. */
public final class TimedTransport implements Transport {

    private final Socket socket;
    private final Transport streams;
    private volatile Deadline deadline;
    private volatile long lastRead = System.nanoTime();

    /** Over a connected socket, which is closed with the transport. */
    public TimedTransport(Socket socket, Deadline deadline) throws IOException {
        this.socket = socket;
        this.streams = Transport.of(socket);
        this.deadline = deadline;
    }

    /** Ends the deadline: the handshake is over. For the thread that reads. */
    public void lift() {
        deadline = Deadline.never();
    }

    /** Sets another deadline. For the thread that reads. */
    public void limit(Deadline other) {
        deadline = other;
    }

    /** The time of the last read that brought something, on the scale of {@link System#nanoTime}. */
    public long lastRead() {
        return lastRead;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            socket.setSoTimeout(deadline.socketTimeout());
            int count = streams.read(target, offset, length);
            lastRead = System.nanoTime();
            return count;
        } catch (SocketTimeoutException e) {
            throw deadline.expired();
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        streams.write(source, offset, length);
    }

    @Override
    public void shutdownOutput() throws IOException {
        streams.shutdownOutput();
    }

    /** Ends the connection without a word, so that the peer cannot take it for an orderly end. */
    public void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            return; // it was gone already
        }
    }

    @Override
    public void close() throws IOException {
        streams.close();
    }
}

package dev.handfast;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** A connected socket, which nothing but a datagram or its timeout wakes up. */
final class SocketTransport implements DatagramTransport {

    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LARGEST = 65_535;

    private final DatagramSocket socket;
    private final byte[] received = new byte[LARGEST];
    private volatile boolean wokenUp;

    private SocketTransport(DatagramSocket socket) {
        this.socket = socket;
    }

    static SocketTransport of(DatagramSocket socket) {
        if (!socket.isConnected()) {
            throw new IllegalArgumentException("connect the socket first: what others send must not get here");
        }
        return new SocketTransport(socket);
    }

    @Override
    public boolean receive(ByteBuffer target, long nanos) throws IOException {
        long end = nanos == FOREVER ? FOREVER : System.nanoTime() + Math.max(nanos, 1);
        while (!wokenUp) {
            long left = end == FOREVER ? SLICE : Math.min(SLICE, end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            if (receiveWithin(target, left)) {
                return true;
            }
        }
        wokenUp = false;
        return false;
    }

    private boolean receiveWithin(ByteBuffer target, long nanos) throws IOException {
        DatagramPacket packet = new DatagramPacket(received, received.length);
        socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException | PortUnreachableException nothing) {
            return false;
        }
        target.put(received, 0, Math.min(packet.getLength(), target.remaining()));
        return true;
    }

    @Override
    public void send(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length));
        } catch (PortUnreachableException nobodyThere) {
            // Lost; anybody can send us word of that, and the peer may be there later.
        }
    }

    @Override
    public void wakeUp() {
        wokenUp = true;
    }

    @Override
    public void close() {
        socket.close();
    }
}

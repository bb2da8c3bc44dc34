package dev.handfast;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;

/**
 * What carries datagrams to one peer and from it: a connected socket, a relay, anything that keeps their bounds.
 *
 * <p>One thread receives while others send; anyone may close. Datagrams may be lost, doubled and reordered, so that a
 * transport drops what it cannot deliver and says nothing.
 */
public interface DatagramTransport extends Closeable {

    /** To {@link #receive}: for as long as it takes. */
    long FOREVER = Long.MAX_VALUE;

    /**
     * Waits for a datagram.
     *
     * @param target takes one datagram, whose end is dropped when it does not fit; its position moves over it
     * @param nanos how long to wait at most, in nanoseconds; 0 or less looks without waiting
     * @return whether there was one; false when the time is over, or after {@link #wakeUp}
     * @throws IOException when the transport fails or is closed
     */
    boolean receive(ByteBuffer target, long nanos) throws IOException;

    /**
     * Sends a datagram.
     *
     * @param source all that is left in it is one datagram, which may be empty; its position moves to its limit
     * @throws IOException when the transport fails or is closed, or the datagram is too large for it
     */
    void send(ByteBuffer source) throws IOException;

    /** Lets a {@link #receive} that waits, or the next one, return soon: at once, or within a fifth of a second. */
    void wakeUp();

    /**
     * Over a connected channel, which is made non-blocking, and closed with the transport.
     *
     * @throws IllegalArgumentException when the channel is not connected
     */
    static DatagramTransport of(DatagramChannel channel) throws IOException {
        return ChannelTransport.of(channel);
    }

    /**
     * Over a connected socket, whose timeout is used, and which is closed with the transport.
     *
     * @throws IllegalArgumentException when the socket is not connected
     */
    static DatagramTransport of(DatagramSocket socket) {
        return SocketTransport.of(socket);
    }

    /** Two transports, in memory: what one sends, the other receives, in order, unless 256 datagrams wait already. */
    static List<DatagramTransport> pair() {
        return QueueTransport.pair();
    }
}

package dev.handfast;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/** A connected channel. */
final class ChannelTransport implements DatagramTransport {

    private final DatagramChannel channel;
    private final Selector selector;

    private ChannelTransport(DatagramChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    static ChannelTransport of(DatagramChannel channel) throws IOException {
        if (!channel.isConnected()) {
            throw new IllegalArgumentException("connect the channel first: what others send must not get here");
        }
        channel.configureBlocking(false);
        Selector selector = channel.provider().openSelector();
        channel.register(selector, SelectionKey.OP_READ);
        return new ChannelTransport(channel, selector);
    }

    @Override
    public boolean receive(ByteBuffer target, long nanos) throws IOException {
        if (read(target)) {
            return true;
        }
        try {
            select(nanos);
        } catch (ClosedSelectorException e) {
            throw new IOException("the transport is closed", e);
        }
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a datagram");
        }
        return read(target);
    }

    private void select(long nanos) throws IOException {
        selector.selectedKeys().clear();
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (nanos == FOREVER) {
            selector.select();
        } else if (nanos <= 0) {
            selector.selectNow();
        } else {
            // A part of a millisecond more, so that a timer is due afterwards.
            selector.select(millis + 1);
        }
    }

    private boolean read(ByteBuffer target) throws IOException {
        try {
            return channel.receive(target) != null;
        } catch (PortUnreachableException nobodyThere) {
            // Anybody can send us word of that; the peer may be there later.
            return false;
        }
    }

    @Override
    public void send(ByteBuffer source) throws IOException {
        try {
            channel.write(source);
        } catch (PortUnreachableException nobodyThere) {
            // Lost.
        }
        source.position(source.limit());
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            selector.close();
        }
    }
}

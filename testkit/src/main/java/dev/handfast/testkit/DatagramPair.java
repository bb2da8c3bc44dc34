package dev.handfast.testkit;

import dev.handfast.wire.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * A client and a server with a {@link LossyNetwork} between them, on one simulated clock: hours pass in milliseconds, and
 * nothing sleeps. Used by one thread.
 */
public final class DatagramPair implements AutoCloseable {

    private final DatagramEnd client;
    private final DatagramEnd server;
    private final LossyNetwork network;
    private final ManualClock clock;

    /**
     * Joins two ends.
     *
     * @param clock what the configurations of both read, too
     */
    public DatagramPair(DatagramEnd client, DatagramEnd server, LossyNetwork network, ManualClock clock) {
        this.client = client;
        this.server = server;
        this.network = network;
        this.clock = clock;
    }

    public DatagramEnd client() {
        return client;
    }

    public DatagramEnd server() {
        return server;
    }

    public LossyNetwork network() {
        return network;
    }

    /** The time on the clock, in nanoseconds. */
    public long now() {
        return clock.nanos();
    }

    /** Whether both have finished the handshake. */
    public boolean isConnected() {
        return client.info().isPresent() && server.info().isPresent();
    }

    /** Begins the handshake. */
    public DatagramPair begin() {
        client.begin(now());
        server.begin(now());
        return this;
    }

    /**
     * Lets time pass until something is so, one side has failed, or the time is over.
     *
     * @return whether it is so
     */
    public boolean runUntil(BooleanSupplier goal, Duration most) {
        long end = now() + most.toNanos();
        while (!goal.getAsBoolean()) {
            transmit();
            OptionalLong next = nextMoment();
            if (next.isEmpty() || next.getAsLong() > end) {
                return goal.getAsBoolean();
            }
            clock.advance(Duration.ofNanos(Math.max(0, next.getAsLong() - now())));
            step();
        }
        return true;
    }

    /** Lets this much time pass. */
    public void run(Duration time) {
        long end = now() + time.toNanos();
        boolean unused = runUntil(() -> false, time);
        clock.advance(Duration.ofNanos(Math.max(0, end - now())));
        step();
    }

    private void transmit() {
        client.transmit(now()).forEach(datagram -> network.send(LossyNetwork.End.SERVER, datagram.toArray(), now()));
        server.transmit(now()).forEach(datagram -> network.send(LossyNetwork.End.CLIENT, datagram.toArray(), now()));
    }

    private OptionalLong nextMoment() {
        OptionalLong next = network.nextArrival();
        next = earlier(next, client.deadline());
        return earlier(next, server.deadline());
    }

    private static OptionalLong earlier(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return one.getAsLong() <= other.getAsLong() ? one : other;
    }

    private void step() {
        while (network.nextArrival().isPresent() && network.nextArrival().getAsLong() <= now()) {
            DatagramEnd to = network.nextEnd() == LossyNetwork.End.CLIENT ? client : server;
            Optional<Bytes> datagram = network.take(now());
            datagram.ifPresent(bytes -> to.deliver(bytes, now()));
        }
        client.wake(now());
        server.wake(now());
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}

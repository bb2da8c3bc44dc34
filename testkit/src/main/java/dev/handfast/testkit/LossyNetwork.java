package dev.handfast.testkit;

import dev.handfast.wire.Bytes;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/**
 * A network between two ends that loses, doubles, delays, reorders and damages datagrams: the same in every run with the
 * same seed. Time is the caller's. Used by one thread.
 */
public final class LossyNetwork {

    /**
     * How bad it is.
     *
     * @param loss the part of all datagrams that never arrives, 0 to 1
     * @param duplicates the part that arrives twice
     * @param damage the part that arrives with a byte changed
     * @param least the shortest time that a datagram takes
     * @param most the longest; what lies between reorders them
     * @param mtu larger datagrams never arrive
     */
    public record Weather(double loss, double duplicates, double damage, Duration least, Duration most, int mtu) {

        /** Everything arrives, once, in order, after ten milliseconds. */
        public static Weather fair() {
            return new Weather(0, 0, 0, Duration.ofMillis(10), Duration.ofMillis(10), 65_507);
        }

        /** Thirty in a hundred are lost, ten arrive twice, and any may overtake another. */
        public static Weather storm() {
            return new Weather(0.3, 0.1, 0, Duration.ofMillis(10), Duration.ofMillis(130), 1_500);
        }

        /** The same with another part of losses. */
        public Weather withLoss(double part) {
            return new Weather(part, duplicates, damage, least, most, mtu);
        }

        /** The same with another part of damaged datagrams. */
        public Weather withDamage(double part) {
            return new Weather(loss, duplicates, part, least, most, mtu);
        }

        /** The same for datagrams up to another size. */
        public Weather withMtu(int bytes) {
            return new Weather(loss, duplicates, damage, least, most, bytes);
        }
    }

    /** The end that a datagram goes to. */
    public enum End {
        CLIENT,
        SERVER
    }

    /**
     * A datagram under way.
     *
     * @param time when it arrives
     * @param order which of two that arrive at once was sent first
     */
    private record Flying(long time, long order, End to, Bytes bytes) {}

    private final Random random;
    private final Queue<Flying> flying =
            new PriorityQueue<>(Comparator.comparingLong(Flying::time).thenComparingLong(Flying::order));
    private Weather weather;
    private long sent;

    /** A network without anything under way. */
    public LossyNetwork(long seed, Weather weather) {
        this.random = new Random(seed);
        this.weather = weather;
    }

    /** Changes how bad it is for what is sent from now on. */
    public void weather(Weather newWeather) {
        weather = newWeather;
    }

    /** Takes a datagram; what becomes of it is chance. */
    public void send(End to, byte[] datagram, long now) {
        if (datagram.length > weather.mtu() || random.nextDouble() < weather.loss()) {
            return;
        }
        fly(to, datagram, now);
        if (random.nextDouble() < weather.duplicates()) {
            fly(to, datagram, now);
        }
    }

    private void fly(End to, byte[] datagram, long now) {
        byte[] bytes = datagram.clone();
        if (bytes.length > 0 && random.nextDouble() < weather.damage()) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        }
        long spread = weather.most().toNanos() - weather.least().toNanos();
        long delay = weather.least().toNanos() + (spread == 0 ? 0 : (long) (random.nextDouble() * spread));
        flying.add(new Flying(now + delay, sent++, to, Bytes.adopt(bytes)));
    }

    /** When the next datagram arrives; empty when none is under way. */
    public OptionalLong nextArrival() {
        return flying.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(flying.element().time());
    }

    /** Where the next datagram goes, which there must be. */
    public End nextEnd() {
        return flying.element().to();
    }

    /** Takes the next datagram, if it has arrived. */
    public Optional<Bytes> take(long now) {
        return flying.isEmpty() || flying.element().time() > now
                ? Optional.empty()
                : Optional.of(flying.remove().bytes());
    }
}

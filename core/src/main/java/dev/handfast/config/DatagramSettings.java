package dev.handfast.config;

import java.time.Duration;

/**
 * How a connection over datagrams uses its network (RFC 6347, Sections 4.1.1.1 and 4.2.4.1).
 *
 * @param maximumDatagram the most bytes that are put into one datagram, without the headers of UDP and IP: 256 to 65,507.
 *     It shrinks by itself, down to 256, while flights of the handshake are lost
 * @param firstTimeout after which a flight is sent again for the first time; 1 ms to 60 s
 * @param longestTimeout to which the time doubles with every loss; not less than the first, at most an hour
 */
public record DatagramSettings(int maximumDatagram, Duration firstTimeout, Duration longestTimeout) {

    /** The smallest datagram that a handshake can be cut into. */
    public static final int LEAST_DATAGRAM = 256;

    /** The most that UDP carries over IPv4. */
    public static final int MOST_DATAGRAM = 65_507;

    private static final DatagramSettings DEFAULT =
            new DatagramSettings(1_200, Duration.ofSeconds(1), Duration.ofSeconds(60));

    public DatagramSettings {
        if (maximumDatagram < LEAST_DATAGRAM || maximumDatagram > MOST_DATAGRAM) {
            throw new IllegalArgumentException("a datagram holds at most " + LEAST_DATAGRAM + " to " + MOST_DATAGRAM
                    + " bytes, not " + maximumDatagram);
        }
        if (firstTimeout.compareTo(Duration.ofMillis(1)) < 0 || firstTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("the first timeout is 1 ms to 60 s, not " + firstTimeout);
        }
        if (longestTimeout.compareTo(firstTimeout) < 0 || longestTimeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "the longest timeout is " + firstTimeout + ", the first one, to an hour, not " + longestTimeout);
        }
    }

    /** 1,200 bytes, which pass nearly everywhere; one second, doubling up to 60. */
    public static DatagramSettings standard() {
        return DEFAULT;
    }

    /** The same with another limit for the size of a datagram, in bytes. */
    public DatagramSettings withMaximumDatagram(int bytes) {
        return new DatagramSettings(bytes, firstTimeout, longestTimeout);
    }

    /** The same with other timeouts. */
    public DatagramSettings withTimeouts(Duration first, Duration longest) {
        return new DatagramSettings(maximumDatagram, first, longest);
    }
}

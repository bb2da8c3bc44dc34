package dev.handfast.carrier.datagram;

import dev.handfast.config.DatagramSettings;

/**
 * How large datagrams may be: as told, and smaller while nothing seems to arrive.
 *
 * <p>RFC 6347, Section 4.1.1.1.
 */
final class PathMtu {

    /** What nearly every path carries, then what every host must take in one piece, then the least. */
    private static final int[] STEPS = {1_200, 548, DatagramSettings.LEAST_DATAGRAM};

    private static final int LOSSES_PER_STEP = 2;

    private int maximumDatagram;
    private int losses;

    PathMtu(int maximumDatagram) {
        this.maximumDatagram = maximumDatagram;
    }

    int maximumDatagram() {
        return maximumDatagram;
    }

    /** Takes note of what somebody knows. */
    void told(int bytes) {
        maximumDatagram = bytes;
        losses = 0;
    }

    /** Takes note that a flight had to be sent again. */
    void lost() {
        if (++losses % LOSSES_PER_STEP == 0) {
            for (int step : STEPS) {
                if (step < maximumDatagram) {
                    maximumDatagram = step;
                    return;
                }
            }
        }
    }

    /** Takes note that a flight has arrived. */
    void arrived() {
        losses = 0;
    }
}

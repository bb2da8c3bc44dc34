package dev.handfast.carrier.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PathMtuTest {

    private final PathMtu mtu = new PathMtu(1_400);

    @Test
    void staysWhileOneFlightIsLost() {
        mtu.lost();
        assertThat(mtu.maximumDatagram()).isEqualTo(1_400);
    }

    @Test
    void shrinksInStepsWhileFlightsAreLost() {
        assertThat(lose(2)).isEqualTo(1_200);
        assertThat(lose(2)).isEqualTo(548);
        assertThat(lose(2)).isEqualTo(256);
        assertThat(lose(9)).isEqualTo(256);
    }

    @Test
    void countsLossesInARowOnly() {
        mtu.lost();
        mtu.arrived();
        mtu.lost();
        assertThat(mtu.maximumDatagram()).isEqualTo(1_400);
    }

    @Test
    void takesWhatItIsTold() {
        lose(4);
        mtu.told(900);
        assertThat(mtu.maximumDatagram()).isEqualTo(900);
    }

    private int lose(int times) {
        for (int i = 0; i < times; i++) {
            mtu.lost();
        }
        return mtu.maximumDatagram();
    }
}

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.DatagramSettings;
import dev.handfast.testkit.LossyNetwork.Weather;
import dev.handfast.wire.Bytes;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every handshake is completed within ten minutes while three in ten datagrams are lost each way; time-outs count as
 * failures. Each run has a thousand networks of its own, whose seeds it tells when one fails.
 */
final class LossyDatagramsTest {

    private static final DatagramSettings SMALL = DatagramSettings.standard()
            .withMaximumDatagram(300)
            .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** So many parts run at once; each has so many networks. */
    private static final int NETWORKS = 25;

    static IntStream parts() {
        return IntStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void connectsInAStorm(int part) {
        long first = seed(part);
        for (long seed = first; seed < first + NETWORKS; seed++) {
            DatagramPairs pairs = DatagramPairs.plain().with(SMALL);
            try (DatagramPair pair = pairs.connect(seed, Weather.storm())) {
                talk(pair, seed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void resumesInAStorm(int part) {
        DatagramPairs pairs = DatagramPairs.plain().with(SMALL);
        pairs.connect(1, Weather.fair()).close();
        long first = seed(part);
        for (long seed = first; seed < first + 3 * NETWORKS; seed++) {
            try (DatagramPair pair = pairs.connect(seed, Weather.storm())) {
                assertThat(pair.client().info().orElseThrow().resumed())
                        .as("seed %d", seed)
                        .isTrue();
                talk(pair, seed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void connectsWhileTheApplicationsThink(int part) {
        long first = seed(part);
        for (long seed = first; seed < first + 10; seed++) {
            DatagramPairs pairs = DatagramPairs.plain().with(SMALL);
            try (DatagramPair pair = pairs.begin(seed, Weather.storm(), Duration.ofSeconds(5))) {
                assertThat(pair.runUntil(pair::isConnected, DatagramPairs.PATIENCE))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void connectsWithClientCertificatesOnAPathThatShrinks(int part) {
        long first = seed(part);
        for (long seed = first; seed < first + 10; seed++) {
            DatagramPairs pairs = DatagramPairs.of(
                    client -> client.credential(Credential.of(Scenario.MINT.client("client"))),
                    server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                            .trust(Scenario.MINT.anchors()));
            Weather narrow = Weather.storm().withLoss(0.1).withMtu(500);
            try (DatagramPair pair = pairs.connect(seed, narrow)) {
                talk(pair, seed);
                assertThat(pair.server().info().orElseThrow().peerChain()).isNotEmpty();
            }
        }
    }

    /** A damaged record in the clear may end the handshake by a fault with a name; a protected one changes nothing. */
    @ParameterizedTest
    @MethodSource("parts")
    void neverGoesWrongSilentlyWhenDatagramsAreDamaged(int part) {
        long first = seed(part);
        for (long seed = first; seed < first + 10; seed++) {
            DatagramPairs pairs = DatagramPairs.plain().with(SMALL);
            try (DatagramPair pair =
                    pairs.begin(seed, Weather.storm().withLoss(0.05).withDamage(0.05))) {
                boolean connected = pair.runUntil(pair::isConnected, DatagramPairs.PATIENCE.multipliedBy(3));
                boolean failed = pair.client().failure().isPresent()
                        || pair.server().failure().isPresent();
                assertThat(connected || failed).as("seed %d", seed).isTrue();
                if (connected && !failed) {
                    assertThat(pair.client().info().orElseThrow().suite())
                            .isEqualTo(pair.server().info().orElseThrow().suite());
                    talk(pair, seed);
                }
            }
        }
    }

    private static long seed(int part) {
        return System.nanoTime() + part * 1_000_000_007L;
    }

    private static void talk(DatagramPair pair, long seed) {
        Bytes message = Bytes.of(1, 2, 3);
        for (int i = 0; i < 100 && pair.server().received().isEmpty(); i++) {
            pair.client().write(message, pair.now());
            pair.run(Duration.ofSeconds(1));
        }
        assertThat(pair.server().received()).as("seed %d", seed).contains(message);
        assertThat(pair.client().failure()).as("seed %d", seed).isEmpty();
        assertThat(pair.server().failure()).as("seed %d", seed).isEmpty();
    }
}

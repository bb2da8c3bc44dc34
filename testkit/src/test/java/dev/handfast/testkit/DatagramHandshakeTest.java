package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ExternalPsk;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.Medium;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.testkit.LossyNetwork.Weather;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a client and a server of DTLS do on a network that loses nothing. */
final class DatagramHandshakeTest {

    private static final Bytes QUESTION = Bytes.of(1, 2, 3);
    private static final Bytes ANSWER = Bytes.of(4, 5);

    @Test
    void connects() {
        try (DatagramPair pair = DatagramPairs.plain().connect(1, Weather.fair())) {
            assertThat(pair.client().info().orElseThrow().version()).isEqualTo(ProtocolVersion.DTLS_1_2);
            assertThat(pair.server().info().orElseThrow().version()).isEqualTo(ProtocolVersion.DTLS_1_2);
        }
    }

    @Test
    void carriesMessagesBothWays() {
        try (DatagramPair pair = DatagramPairs.plain().connect(1, Weather.fair())) {
            pair.client().write(QUESTION, pair.now());
            pair.server().write(ANSWER, pair.now());
            pair.server().write(Bytes.EMPTY, pair.now());
            pair.run(Duration.ofSeconds(1));
            assertThat(pair.server().received()).containsExactly(QUESTION);
            assertThat(pair.client().received()).containsExactly(ANSWER, Bytes.EMPTY);
        }
    }

    @Test
    void takesTwoRoundTrips() {
        DatagramPairs pairs = DatagramPairs.plain();
        long before = pairs.clock().nanos();
        try (DatagramPair pair = pairs.connect(1, Weather.fair())) {
            assertThat(Duration.ofNanos(pair.now() - before)).isEqualTo(Duration.ofMillis(40));
        }
    }

    @Test
    void sendsNothingMoreWhenItIsOver() {
        try (DatagramPair pair = DatagramPairs.plain().connect(1, Weather.fair())) {
            pair.run(Duration.ofMinutes(10));
            assertThat(pair.client().deadline()).isEmpty();
            assertThat(pair.server().deadline()).isEmpty();
            assertThat(pair.client().engine().droppedRecords()).isZero();
            assertThat(pair.server().engine().droppedRecords()).isZero();
        }
    }

    @Test
    void waitsForAnswersOfTheApplication() {
        DatagramPairs pairs = DatagramPairs.plain();
        try (DatagramPair pair = pairs.begin(1, Weather.fair(), Duration.ofSeconds(5))) {
            assertThat(pair.runUntil(pair::isConnected, DatagramPairs.PATIENCE)).isTrue();
        }
    }

    @Test
    void offersSuitesForKeysThatAreForItAlone() {
        ExternalPsk key = ExternalPsk.raw(ExternalPsk.Role.CLIENT, new byte[] {1}, new byte[16])
                .rawIn(ProtocolVersion.DTLS_1_2);
        ClientConfig config = ClientConfig.builder().externalPsks(key).build();

        assertThat(config.over(Medium.DATAGRAM).policy().suites())
                .contains(CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256);
    }

    @Test
    void resumes() {
        DatagramPairs pairs = DatagramPairs.plain();
        pairs.connect(1, Weather.fair()).close();
        try (DatagramPair pair = pairs.connect(2, Weather.fair())) {
            assertThat(pair.client().info().orElseThrow().resumed()).isTrue();
            assertThat(pair.server().info().orElseThrow().resumed()).isTrue();
        }
    }

    @Test
    void sharesNoSessionsWithStreams() {
        DatagramPairs pairs = DatagramPairs.plain();
        pairs.connect(1, Weather.fair()).close();
        try (Pair pair = Pair.of(pairs.client(), pairs.server()).run()) {
            assertThat(pair.client().info().orElseThrow().resumed()).isFalse();
        }
    }

    @Test
    void saysGoodbye() {
        try (DatagramPair pair = DatagramPairs.plain().connect(1, Weather.fair())) {
            pair.client().engine().closeWrite(pair.now());
            pair.run(Duration.ofSeconds(1));
            assertThat(pair.server().isAtEnd()).isTrue();
            assertThat(pair.client().isAtEnd()).isFalse();
        }
    }

    @Test
    void givesBothTheSameKeyingMaterial() {
        try (DatagramPair pair = DatagramPairs.plain().connect(1, Weather.fair())) {
            assertThat(pair.client().engine().exportKeyingMaterial("EXTRACTOR-dtls_srtp", new byte[0], 60))
                    .isEqualTo(pair.server().engine().exportKeyingMaterial("EXTRACTOR-dtls_srtp", new byte[0], 60));
        }
    }

    @Test
    void writesAsMuchAsADatagramHolds() {
        try (DatagramPair pair = DatagramPairs.plain().connect(1, Weather.fair())) {
            int most = pair.client().engine().maximumPayload();
            Bytes message = Bytes.adopt(new byte[most]);
            pair.client().write(message, pair.now());
            ByteBuffer datagram = ByteBuffer.allocate(2_000);
            pair.client().engine().transmit(datagram, pair.now());
            assertThat(datagram.position()).isEqualTo(pair.client().engine().maximumPayload() + 13 + 8 + 16);
        }
    }

    @Test
    void isNeverEndedByRandomDatagramsOnceItIsOver() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (DatagramPair pair = DatagramPairs.plain().connect(1, Weather.fair())) {
            for (int i = 0; i < 20_000; i++) {
                byte[] garbage = new byte[random.nextInt(80)];
                random.nextBytes(garbage);
                if (garbage.length > 13 && random.nextBoolean()) {
                    plausible(garbage, random);
                }
                DatagramEnd victim = random.nextBoolean() ? pair.client() : pair.server();
                victim.deliver(Bytes.adopt(garbage), pair.now());
            }
            pair.client().write(QUESTION, pair.now());
            pair.server().write(ANSWER, pair.now());
            pair.run(Duration.ofSeconds(1));
            assertThat(pair.server().received()).as("seed %d", seed).containsExactly(QUESTION);
            assertThat(pair.client().received()).as("seed %d", seed).containsExactly(ANSWER);
        }
    }

    /** Gives it the header of a record that could be one: of any type, in the clear or under the present keys. */
    private static void plausible(byte[] garbage, Random random) {
        int length = garbage.length - 13;
        byte[] header = {
            (byte) (20 + random.nextInt(4)),
            (byte) 0xfe,
            (byte) 0xfd,
            0,
            (byte) random.nextInt(3),
            0,
            0,
            0,
            0,
            (byte) random.nextInt(),
            (byte) random.nextInt(),
            0,
            (byte) length
        };
        System.arraycopy(header, 0, garbage, 0, header.length);
    }
}

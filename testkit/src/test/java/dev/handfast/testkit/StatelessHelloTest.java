package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.DatagramSettings;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.Engine;
import dev.handfast.engine.StatelessHello;
import dev.handfast.engine.StatelessHello.Asked;
import dev.handfast.engine.StatelessHello.Ignored;
import dev.handfast.engine.StatelessHello.Outcome;
import dev.handfast.engine.StatelessHello.Verified;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What strangers are told before anything is remembered of them. */
final class StatelessHelloTest {

    private static final byte[] HERE = {127, 0, 0, 1, 1};
    private static final byte[] THERE = {127, 0, 0, 1, 2};

    private final DatagramPairs pairs = DatagramPairs.plain();
    private final StatelessHello hellos = StatelessHello.of(pairs.server());
    private final DatagramEnd client = DatagramEnd.client(pairs.client(), DatagramSettings.standard(), Duration.ZERO);

    @AfterEach
    void close() {
        client.close();
        hellos.close();
    }

    @Test
    void asksForACookieFirst() {
        assertThat(examine(hello(), HERE)).isInstanceOf(Asked.class);
    }

    @Test
    void answersWithLessThanWasAsked() {
        Bytes hello = hello();
        Asked asked = (Asked) examine(hello, HERE);
        assertThat(asked.answer().remaining()).isLessThan(hello.size()).isEqualTo(13 + 12 + 3 + 32);
    }

    @Test
    void believesTheCookieWhereItWasSent() {
        assertThat(examine(helloWithCookie(), HERE)).isInstanceOf(Verified.class);
    }

    @Test
    void doesNotBelieveItElsewhere() {
        assertThat(examine(helloWithCookie(), THERE)).isInstanceOf(Asked.class);
    }

    @Test
    void believesItForTwoMinutes() {
        Bytes hello = helloWithCookie();
        pairs.clock().advance(Duration.ofMinutes(2));
        assertThat(examine(hello, HERE)).isInstanceOf(Verified.class);
        pairs.clock().advance(Duration.ofSeconds(1));
        assertThat(examine(hello, HERE)).isInstanceOf(Asked.class);
    }

    @Test
    void doesNotBelieveTheCookieOfAnotherKey() {
        Bytes hello = helloWithCookie();
        try (StatelessHello other = StatelessHello.of(pairs.server())) {
            assertThat(other.examine(ByteBuffer.wrap(hello.toArray()), HERE)).isInstanceOf(Asked.class);
        }
    }

    @Test
    void believesTheCookieOfASharedKey() {
        byte[] key = new byte[32];
        try (StatelessHello one = StatelessHello.of(pairs.server(), key);
                StatelessHello other = StatelessHello.of(pairs.server(), key)) {
            Asked asked = (Asked) one.examine(ByteBuffer.wrap(hello().toArray()), HERE);
            deliver(asked);
            assertThat(other.examine(ByteBuffer.wrap(next().toArray()), HERE)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void goesOnWithAnEngineOnceItBelieves() {
        Bytes hello = helloWithCookie();
        Verified verified = (Verified) examine(hello, HERE);
        Engine engine = Engine.datagramServer(pairs.server(), DatagramSettings.standard(), verified);
        DatagramEnd server = DatagramEnd.of(engine, ConfiguredAnswers.of(pairs.server()), Duration.ZERO);
        try (DatagramPair pair =
                new DatagramPair(client, server, new LossyNetwork(1, LossyNetwork.Weather.fair()), pairs.clock())) {
            server.begin(pair.now());
            server.deliver(hello, pair.now());
            assertThat(pair.runUntil(pair::isConnected, Duration.ofMinutes(1))).isTrue();
        }
    }

    @Test
    void asksForACookieWhenTheFirstPartOfAHelloComes() {
        byte[] part = hello().toArray();
        part[13 + 11]--;
        assertThat(examine(Bytes.adopt(part), HERE)).isInstanceOf(Asked.class);
    }

    @Test
    void leavesTheOtherPartsOfAHelloToTheEngine() {
        byte[] part = hello().toArray();
        part[13 + 8]++;
        assertThat(StatelessHello.isHello(ByteBuffer.wrap(part))).isFalse();
        assertThat(examine(Bytes.adopt(part), HERE)).isInstanceOf(Ignored.class);
    }

    @Test
    void ignoresWhateverElseComes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            assertThat(examine(Bytes.adopt(garbage), HERE)).as("seed %d", seed).isInstanceOf(Ignored.class);
        }
    }

    @Test
    void survivesEveryDamageToAHello() {
        Bytes hello = helloWithCookie();
        for (int i = 0; i < hello.size(); i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = hello.toArray();
                damaged[i] ^= (byte) (1 << bit);
                assertThat(examine(Bytes.adopt(damaged), HERE)).isNotNull();
            }
            assertThat(examine(hello.slice(0, i), HERE)).isNotInstanceOf(Asked.class);
        }
    }

    private Outcome examine(Bytes datagram, byte[] address) {
        return hellos.examine(ByteBuffer.wrap(datagram.toArray()), address);
    }

    private Bytes hello() {
        client.begin(0);
        client.wake(0);
        return next();
    }

    private Bytes helloWithCookie() {
        deliver((Asked) examine(hello(), HERE));
        return next();
    }

    private void deliver(Asked asked) {
        byte[] answer = new byte[asked.answer().remaining()];
        asked.answer().get(answer);
        client.deliver(Bytes.adopt(answer), 0);
    }

    private Bytes next() {
        List<Bytes> datagrams = client.transmit(0);
        assertThat(datagrams).hasSize(1);
        return datagrams.get(0);
    }
}

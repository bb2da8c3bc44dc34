package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That a peer which asks for new keys on and on, and reads nothing, costs no memory (RFC 8446, Section 4.6.3). */
final class KeyUpdateAnswerTest {

    private static final long NOW = 0;

    @Test
    void isOneForAllRequestsSinceTheLastData() throws TlsException {
        try (Pair pair = pair()) {
            Engine client = pair.client().engine();
            Engine server = pair.server().engine();
            for (int i = 0; i < 20; i++) {
                client.updateKeys(true, NOW);
                move(client, server);
                move(server, client);
            }
            assertThat(updates(server)).isZero();
            write(server);
            assertThat(updates(server)).isOne();
        }
    }

    @Test
    void isOneForAllRequestsThatCameBeforeItLeft() throws TlsException {
        try (Pair pair = pair()) {
            Engine client = pair.client().engine();
            Engine server = pair.server().engine();
            int answers = 0;
            for (int i = 0; i < 20; i++) {
                client.updateKeys(true, NOW);
                move(client, server);
                write(server);
                answers += updates(server);
            }
            assertThat(answers).isOne();
        }
    }

    @Test
    void comesAgainOnceTheLastHasLeft() throws TlsException {
        try (Pair pair = pair()) {
            Engine client = pair.client().engine();
            Engine server = pair.server().engine();
            int answers = 0;
            for (int i = 0; i < 2; i++) {
                client.updateKeys(true, NOW);
                move(client, server);
                write(server);
                move(server, client);
                answers += updates(server);
            }
            assertThat(answers).isEqualTo(2);
        }
    }

    private static Pair pair() {
        return Pair.of(Victims.clientConfig(config -> config), Victims.serverConfig(config -> config))
                .run();
    }

    private static void write(Engine engine) throws TlsException {
        engine.write(ByteBuffer.wrap(new byte[1]), NOW);
    }

    private static void move(Engine from, Engine to) throws TlsException {
        ByteBuffer wire = ByteBuffer.allocate(10_000);
        from.transmit(wire, NOW);
        to.receive(wire.flip(), NOW);
        to.read(ByteBuffer.allocate(100), NOW);
    }

    private static int updates(Engine engine) {
        int count = 0;
        for (Optional<EngineEvent> event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
            if (event.get() instanceof EngineEvent.KeysUpdated updated && !updated.reading()) {
                count++;
            }
        }
        return count;
    }
}

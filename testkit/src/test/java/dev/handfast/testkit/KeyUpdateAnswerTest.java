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
    void isOneForAllRequestsThatCameBeforeItLeft() throws TlsException {
        try (Pair pair = Pair.of(Victims.clientConfig(config -> config), Victims.serverConfig(config -> config))) {
            pair.run();
            Engine client = pair.client().engine();
            Engine server = pair.server().engine();
            for (int i = 0; i < 20; i++) {
                client.updateKeys(true, NOW);
            }
            move(client, server);
            assertThat(updates(server)).isEqualTo(1);
        }
    }

    @Test
    void comesAgainOnceTheLastHasLeft() throws TlsException {
        try (Pair pair = Pair.of(Victims.clientConfig(config -> config), Victims.serverConfig(config -> config))) {
            pair.run();
            Engine client = pair.client().engine();
            Engine server = pair.server().engine();
            client.updateKeys(true, NOW);
            move(client, server);
            move(server, client);
            client.updateKeys(true, NOW);
            move(client, server);
            assertThat(updates(server)).isEqualTo(2);
        }
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

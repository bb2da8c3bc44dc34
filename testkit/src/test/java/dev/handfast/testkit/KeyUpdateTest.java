package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.engine.Engine;
import dev.handfast.fault.TlsException;
import dev.handfast.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** KeyUpdates that an application asks for: RFC 8446, Section 4.6.3. */
final class KeyUpdateTest {

    private static final Bytes DATA = Bytes.of(1, 2, 3);

    @Test
    void movesOurKeysOn() throws TlsException {
        try (Pair pair = Ends.plain().meet()) {
            pair.client().engine().updateKeys(false, 0);
            pair.client().write(DATA);
            pair.run();

            assertThat(updates(pair.client())).containsExactly("KeysUpdated[reading=false]");
            assertThat(updates(pair.server())).containsExactly("KeysUpdated[reading=true]");
            assertThat(pair.server().received()).isEqualTo(DATA);
        }
    }

    @Test
    void movesThePeersKeysOnWhenAsked() throws TlsException {
        try (Pair pair = Ends.plain().meet()) {
            pair.server().engine().updateKeys(true, 0);
            pair.server().write(DATA);
            pair.run();
            pair.client().write(DATA);
            pair.run();

            assertThat(updates(pair.server()))
                    .containsExactlyInAnyOrder("KeysUpdated[reading=false]", "KeysUpdated[reading=true]");
            assertThat(pair.client().received()).isEqualTo(DATA);
            assertThat(pair.server().received()).isEqualTo(DATA);
        }
    }

    @Test
    void goesOnForManyUpdatesWithDataBetweenThem() throws TlsException {
        try (Pair pair = Ends.plain().meet()) {
            for (int i = 0; i < 100; i++) {
                pair.client().engine().updateKeys(true, 0);
                pair.client().write(DATA);
                pair.run();
                pair.server().write(DATA);
                pair.run();
            }

            assertThat(pair.server().received().size()).isEqualTo(100 * DATA.size());
            assertThat(pair.client().received().size()).isEqualTo(100 * DATA.size());
        }
    }

    @Test
    void doesNotHoldAgainstThePeerWhatItWasAskedFor() throws TlsException {
        try (Pair pair = Ends.plain().meet()) {
            for (int i = 0; i < 100; i++) {
                pair.client().engine().updateKeys(true, 0);
                pair.client().write(DATA);
                pair.run();
            }

            assertThat(pair.client().failure()).isEmpty();
        }
    }

    @Test
    void sendsNothingBehindItsCloseNotify() throws TlsException {
        try (Pair pair = Ends.plain().meet()) {
            pair.client().closeWrite();
            pair.run();
            int sent = pair.client().sent().size();

            pair.server().engine().updateKeys(true, 0);
            pair.server().write(DATA);
            pair.run();

            assertThat(pair.client().received()).isEqualTo(DATA);
            assertThat(pair.client().sent().size()).isEqualTo(sent);
        }
    }

    @Test
    void refusesToUpdateBeforeTheHandshakeIsOver() {
        try (Engine engine = Engine.client(Ends.plain().client())) {
            assertThatThrownBy(() -> engine.updateKeys(false, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("when the handshake is over");
        }
    }

    private static List<String> updates(Endpoint endpoint) {
        return endpoint.events().stream()
                .filter(event -> event.startsWith("KeysUpdated"))
                .toList();
    }
}

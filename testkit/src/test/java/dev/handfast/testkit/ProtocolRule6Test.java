package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.message.Finished;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

/** The server says nothing of its own before it has verified the client's Finished. */
final class ProtocolRule6Test {

    @Test
    void sendsNoDataBeforeTheClientsFinished() {
        HostileClient client = Victims.server(Tamper.none());
        client.peer().victim().write(Bytes.of(1, 2, 3));
        client.sendHello();
        assertThat(client.peer().received()).isEqualTo(Bytes.EMPTY);

        client.sendFinished();
        assertThat(client.peer().received()).isEqualTo(Bytes.of(1, 2, 3));
    }

    @Test
    void sendsNoDataAfterAFinishedThatDoesNotVerify() {
        HostileClient client = Victims.server(Tamper.none().body(Finished.class, Forgery::flipped));
        client.peer().victim().write(Bytes.of(1, 2, 3));
        client.handshake();

        assertThat(client.peer().received()).isEqualTo(Bytes.EMPTY);
    }
}

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

/** What close_notify ends (RFC 8446, Section 6.1). */
final class ClosingTest {

    @Test
    void ignoresWhatComesBehindTheCloseNotify() {
        HostileClient client = connected();
        Bytes all = Bytes.EMPTY;
        for (Bytes record : new Bytes[] {
            client.peer().sealedRecord(23, Bytes.of(1)),
            client.peer().sealedRecord(21, Bytes.of(1, 0)),
            client.peer().sealedRecord(23, Bytes.of(2)),
            Bytes.hex("17 0303 0003 000000")
        }) {
            all = all.concat(record);
        }
        client.peer().raw(all);

        assertThat(client.peer().victim().received()).isEqualTo(Bytes.of(1));
        assertThat(client.peer().victim().isAtEnd()).isTrue();
        assertThat(client.peer().victim().failure()).isEmpty();
    }

    private static HostileClient connected() {
        HostileClient client = Victims.server(Tamper.none());
        client.handshake();
        return client;
    }
}

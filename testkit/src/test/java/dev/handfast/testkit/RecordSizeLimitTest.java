package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

/** record_size_limit: RFC 8449, Section 4. */
final class RecordSizeLimitTest {

    private static final int OVERHEAD = 5 + 16;

    @Test
    void cutsWhatTheClientGets() {
        try (Pair pair =
                Ends.of(client -> client.recordSizeLimit(100), server -> server).meet()) {
            int before = pair.server().sent().size();
            pair.server().write(Bytes.adopt(new byte[1000]));
            pair.run();

            // Each record holds 99 bytes of content and its type.
            assertThat(pair.server().sent().size() - before).isEqualTo(1000 + 11 * (1 + OVERHEAD));
            assertThat(pair.client().received().size()).isEqualTo(1000);
        }
    }

    @Test
    void cutsWhatTheServerGets() {
        try (Pair pair =
                Ends.of(client -> client, server -> server.recordSizeLimit(64)).meet()) {
            int before = pair.client().sent().size();
            pair.client().write(Bytes.adopt(new byte[630]));
            pair.run();

            assertThat(pair.client().sent().size() - before).isEqualTo(630 + 10 * (1 + OVERHEAD));
        }
    }

    @Test
    void cutsTheServersHandshakeToo() {
        try (Pair pair =
                Ends.of(client -> client.recordSizeLimit(64), server -> server).meet()) {
            assertThat(pair.client().info()).isPresent();
        }
    }
}

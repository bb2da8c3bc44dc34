package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.KeyLog;
import dev.handfast.crypto.Secret;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecretLogTest {

    private final Secret secret = Secret.adopt(new byte[] {1, 2, 3});
    private final List<byte[]> arrays = new ArrayList<>();
    private final List<Bytes> contents = new ArrayList<>();

    @Test
    void erasesWhatTheLogHasSeen() {
        log((label, random, bytes) -> see(bytes));

        assertThat(contents).containsExactly(Bytes.of(1, 2, 3));
        assertThat(arrays).containsExactly(new byte[3]);
        assertThat(secret.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void erasesItWhenTheLogFails() {
        KeyLog failing = (label, random, bytes) -> {
            see(bytes);
            throw new IllegalStateException("full");
        };

        assertThatThrownBy(() -> log(failing)).hasMessage("full");
        assertThat(arrays).containsExactly(new byte[3]);
    }

    private void see(byte[] bytes) {
        arrays.add(bytes);
        contents.add(Bytes.copyOf(bytes));
    }

    private void log(KeyLog log) {
        new SecretLog(log, Bytes.EMPTY).log("EXPORTER_SECRET", secret);
    }
}

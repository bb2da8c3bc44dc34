package dev.handfast.carrier.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.record.BufferPool;
import dev.handfast.record.RecordBuffer;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class MessageQueueTest {

    private final MessageQueue queue = new MessageQueue(RecordBuffer.forPlaintext(new BufferPool(1)));

    @Test
    void keepsTheBoundsOfMessages() {
        add(Bytes.of(1, 2));
        add(Bytes.EMPTY);
        add(Bytes.of(3));
        assertThat(take(8)).isEqualTo(Bytes.of(1, 2));
        assertThat(take(8)).isEqualTo(Bytes.EMPTY);
        assertThat(take(8)).isEqualTo(Bytes.of(3));
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void keepsTheOrderOfManyMessages() {
        for (int i = 0; i < 100; i++) {
            add(Bytes.of(i));
            add(Bytes.of(i, i));
            assertThat(take(2).at(0)).isEqualTo(i / 2);
        }
    }

    @Test
    void dropsWhatDoesNotFitIntoTheTarget() {
        add(Bytes.of(1, 2, 3));
        add(Bytes.of(4));
        ByteBuffer target = ByteBuffer.allocate(2);
        assertThat(queue.take(target)).isEqualTo(3);
        assertThat(target.remaining()).isZero();
        assertThat(take(2)).isEqualTo(Bytes.of(4));
    }

    @Test
    void hasRoomForAThousandMessages() {
        for (int i = 0; i < 1_024; i++) {
            assertThat(queue.hasRoomFor(1)).isTrue();
            add(Bytes.of(1));
        }
        assertThat(queue.hasRoomFor(0)).isFalse();
    }

    @Test
    void hasRoomForAQuarterOfAMebibyte() {
        assertThat(queue.hasRoomFor(1 << 18)).isTrue();
        assertThat(queue.hasRoomFor((1 << 18) + 1)).isFalse();
    }

    private void add(Bytes message) {
        int at = queue.room(message.size());
        message.copyTo(queue.array(), at);
        queue.added(message.size());
    }

    private Bytes take(int room) {
        ByteBuffer target = ByteBuffer.allocate(room);
        queue.take(target);
        return Bytes.copyOf(target.array(), 0, target.position());
    }
}

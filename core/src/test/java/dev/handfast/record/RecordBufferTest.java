package dev.handfast.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordBufferTest {

    private final BufferPool pool = new BufferPool(4);
    private final RecordBuffer buffer = RecordBuffer.forCiphertext(pool);

    @Test
    void holdsNoArrayWhileEmpty() {
        assertThat(buffer.array()).isEmpty();
    }

    @Test
    void givesItsArrayBackWithTheLastByte() {
        add(1, 2);
        byte[] array = buffer.array();
        buffer.remove(1);
        assertThat(buffer.array()).isSameAs(array);
        buffer.remove(1);
        assertThat(buffer.array()).isEmpty();
        assertThat(pool.take(1)).isSameAs(array);
    }

    @Test
    void movesBytesUpBeforeItGrows() {
        buffer.add(new byte[2_000], 0, 2_000);
        byte[] array = buffer.array();
        buffer.remove(1_990);
        buffer.room(2_038);
        assertThat(buffer.array()).isSameAs(array);
        assertThat(buffer.start()).isZero();
        assertThat(buffer.size()).isEqualTo(10);
    }

    @Test
    void takesBytesOfADirectSource() {
        ByteBuffer source =
                ByteBuffer.allocateDirect(3).put(new byte[] {1, 2, 3}).flip();
        buffer.add(source, 2);
        assertThat(content()).isEqualTo(Bytes.of(1, 2));
        assertThat(source.remaining()).isEqualTo(1);
    }

    @Test
    void movesNoMoreThanFits() {
        add(1, 2, 3);
        ByteBuffer target = ByteBuffer.allocate(2);
        assertThat(buffer.moveTo(target)).isEqualTo(2);
        assertThat(target.array()).containsExactly(1, 2);
        assertThat(content()).isEqualTo(Bytes.of(3));
    }

    @Test
    void canBeUsedAfterClose() {
        add(1);
        buffer.close();
        add(2);
        assertThat(content()).isEqualTo(Bytes.of(2));
    }

    @Test
    void erasesPlaintextBeforeAnybodyElseHasTheArray() {
        RecordBuffer secret = RecordBuffer.forPlaintext(pool);
        int at = secret.room(10);
        byte[] array = secret.array();
        array[at + 9] = 9;
        array[at] = 1;
        secret.added(1);
        secret.remove(1);
        assertThat(pool.take(1)).isSameAs(array).containsOnly(0);
    }

    @Test
    void erasesPlaintextThatIsLeftBehindByGrowth() {
        RecordBuffer secret = RecordBuffer.forPlaintext(pool);
        secret.add(new byte[] {1, 2, 3}, 0, 3);
        byte[] array = secret.array();
        secret.room(5_000);
        assertThat(secret.array()).isNotSameAs(array).startsWith(1, 2, 3);
        assertThat(array).containsOnly(0);
    }

    @Test
    void behavesAsAQueue() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] all = new byte[1_000_000];
        random.nextBytes(all);
        int added = 0;
        int removed = 0;
        while (removed < all.length) {
            int more = Math.min(random.nextInt(5_000), all.length - added);
            buffer.add(all, added, more);
            added += more;
            assertThat(content()).as("seed %d", seed).isEqualTo(Bytes.copyOf(all, removed, added - removed));
            int less = random.nextInt(added - removed + 1);
            buffer.remove(less);
            removed += less;
        }
        assertThat(buffer.isEmpty()).as("seed %d", seed).isTrue();
    }

    private void add(int... bytes) {
        byte[] array = Bytes.of(bytes).toArray();
        buffer.add(array, 0, array.length);
    }

    private Bytes content() {
        return Bytes.copyOf(buffer.array(), buffer.start(), buffer.size());
    }
}

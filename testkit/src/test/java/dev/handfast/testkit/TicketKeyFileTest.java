package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.config.TicketKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ticket keys in a file that changes: {@link TicketKeyFile}. */
final class TicketKeyFileTest {

    private static final String A = "a1".repeat(32);
    private static final String B = "b2".repeat(32);
    private static final String C = "c3".repeat(32);
    private static final String D = "D4".repeat(32);

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private final List<String> failures = new ArrayList<>();
    private Path file;

    @BeforeEach
    void writeKeys() throws IOException {
        file = folder.resolve("tickets");
        replace(file, lines(A, B, C));
    }

    @Test
    void opensTicketsOfAnotherServerWithTheSameFile() throws IOException {
        Ends here = ends(keys());
        here.clientInfo();

        assertThat(sharing(here, keys()).clientInfo().resumed()).isTrue();
    }

    @Test
    void understandsComments() throws IOException {
        replace(file, "# keys\r\n\n  next\t" + C + "\r\ncurrent   " + B + "  \nprevious " + A);
        Ends here = ends(keys());
        here.clientInfo();
        replace(file, lines(A, B, C));

        assertThat(sharing(here, keys()).clientInfo().resumed()).isTrue();
    }

    @Test
    void takesOverAFileThatWasReplaced() throws IOException {
        Ends ends = ends(keys());
        replace(file, lines(B, C, D));
        clock.advance(TicketKeyFile.INTERVAL);
        ends.clientInfo(); // under the new current key
        Path other = folder.resolve("other");
        replace(other, lines(D, A.replace('a', '9'), C));

        Ends elsewhere = sharing(ends, keys(other));

        assertThat(elsewhere.clientInfo().resumed()).isTrue();
    }

    @Test
    void doesNotLookAgainBeforeTheIntervalIsOver() throws IOException {
        Ends ends = ends(keys());
        replace(file, lines(D, A.replace('a', '9'), A.replace('a', '8')));
        ends.clientInfo();

        assertThat(sharing(ends, keys()).clientInfo().resumed()).isFalse();
    }

    @Test
    void looksAtOnceWhenItIsTold() throws IOException {
        TicketKeyFile keys = keys();
        Ends ends = ends(keys);
        replace(file, lines(D, A.replace('a', '9'), A.replace('a', '8')));
        keys.refresh();
        ends.clientInfo();

        assertThat(sharing(ends, keys()).clientInfo().resumed()).isTrue();
    }

    @Test
    void opensTicketsFromBeforeARotation() throws IOException {
        TicketKeyFile keys = keys();
        Ends ends = ends(keys);
        ends.clientInfo();
        replace(file, lines(B, C, D));
        keys.refresh();

        assertThat(ends.clientInfo().resumed()).isTrue();
    }

    @Test
    void keepsItsKeysWhenTheFileIsGone() throws IOException {
        TicketKeyFile keys = keys();
        Ends ends = ends(keys);
        ends.clientInfo();
        Files.delete(file);
        keys.refresh();

        assertThat(ends.clientInfo().resumed()).isTrue();
        assertThat(failures).singleElement().asString().contains("NoSuchFile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "previous @\ncurrent @\n",
                "previous @\ncurrent @\nnext 12\n",
                "previous @\ncurrent @\nnext @ @\n",
                "previous @\ncurrent @\nnext @\nnext @\n",
                "previous @\ncurrent @\nfuture @\n",
                "previous @\ncurrent @\nnext zz@\n",
                "previous @ current @ next @\n",
                "\u0000\u0001"
            })
    void keepsItsKeysWhenTheFileIsBad(String pattern) throws IOException {
        TicketKeyFile keys = keys();
        Ends ends = ends(keys);
        ends.clientInfo();
        replace(file, fill(pattern));
        keys.refresh();

        assertThat(ends.clientInfo().resumed()).isTrue();
        assertThat(failures).hasSize(1);
    }

    @Test
    void refusesAKeyWithOtherDigits() {
        assertThatThrownBy(() -> {
                    replace(file, lines(A, B, "zz" + C.substring(2)));
                    keys();
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void refusesTheSameKeyTwice() {
        assertThatThrownBy(() -> {
                    replace(file, lines(A, B, A));
                    keys();
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void refusesAFileThatIsTooLong() {
        assertThatThrownBy(() -> {
                    replace(file, lines(A, B, C) + "#".repeat(5000));
                    keys();
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("4096");
    }

    @Test
    void doesNotBeginWithoutAFile() {
        assertThatThrownBy(() -> {
                    Files.delete(file);
                    keys();
                })
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void tellsAReasonOnce() throws IOException {
        TicketKeyFile keys = keys();
        replace(file, "nothing\n");
        keys.refresh();
        keys.refresh();

        assertThat(failures).hasSize(1);
    }

    @Test
    void tellsAReasonAgainThatCameBack() throws IOException {
        TicketKeyFile keys = keys();
        for (String content : List.of("nothing\n", lines(A, B, C), "nothing\n")) {
            replace(file, content);
            keys.refresh();
        }

        assertThat(failures).hasSize(2);
    }

    @Test
    void neverTellsWhatStandsInTheFile() throws IOException {
        TicketKeyFile keys = keys();
        replace(file, "secret " + A + "\n");
        keys.refresh();

        assertThat(failures).singleElement().asString().doesNotContain("a1a1").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw----r--", "rw-rw----", "rw-----w-"})
    void refusesAFileThatOthersCanReadOrWrite(String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(this::keys).isInstanceOf(IOException.class).hasMessageContaining("chmod");
    }

    @Test
    void believesAFileThatItsGroupMayRead() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(ends(keys()).clientInfo().resumed()).isFalse();
        assertThat(failures).isEmpty();
    }

    private static String fill(String pattern) {
        String filled = pattern;
        for (String key : List.of(A, B, C, D)) {
            filled = filled.replaceFirst("@", key);
        }
        return filled;
    }

    private static String lines(String previous, String current, String next) {
        return "previous " + previous + "\ncurrent " + current + "\nnext " + next + "\n";
    }

    /** Writes beside the file and renames, as whoever rotates should. */
    private void replace(Path target, String content) throws IOException {
        Path fresh = Files.createTempFile(folder, "fresh", ""); // for its owner alone
        Files.writeString(fresh, content);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private TicketKeyFile keys() throws IOException {
        return keys(file);
    }

    private TicketKeyFile keys(Path from) throws IOException {
        return TicketKeyFile.of(
                from, Victims.CRYPTO, TicketKeyFile.INTERVAL, clock, failure -> failures.add(failure.toString()));
    }

    private Ends ends(TicketKeyFile keys) {
        return Ends.of(client -> client, server -> server.tickets(keys));
    }

    private static Ends sharing(Ends first, TicketKeyFile keys) {
        return first.with(first.server().toBuilder()
                .resumptionScope(first.server().resumptionScope())
                .tickets(keys)
                .build());
    }
}

package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import dev.handfast.iana.HashAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Ticket keys from a file that several servers share, and that is read again when it changes.
 *
 * <pre>
 * # made with: openssl rand -hex 32
 * previous 0c1d…      64 hexadecimal digits: opens the tickets of the past
 * current  88e2…      seals new tickets
 * next     51f0…      opens the tickets of servers that have the new file already
 * </pre>
 *
 * <p>Each line stands once, in any order; all keys differ; empty lines and those that begin with {@code #} do not count. To
 * rotate, make what was current previous, what was next current, and a random key next: write that beside the file, and
 * rename it over the file, so that nobody ever reads half of it. Servers that see the change earlier or later understand
 * each other's tickets all the while. Rotate at least as often as a ticket lives: whoever learns a key can resume every
 * session under it.
 *
 * <p>Where the file system has permissions, only the owner may be able to write the file, and only the owner and the group
 * to read it. A file that is missing, unreadable, or wrong in any way changes nothing: the keys that were read last stay
 * in use, and the handler is told why, once for each reason.
 *
 * <p>There is no thread: whoever needs a ticket looks at the file first, when the last look was long enough ago. Safe for
 * use by any thread.
 */
public final class TicketKeyFile implements SessionTickets {

    /** How long a look at the file is good for, unless something else was said. */
    public static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final int LARGEST = 4096;

    private static final Set<PosixFilePermission> FORBIDDEN =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final Crypto crypto;
    private final Duration interval;
    private final InstantSource time;
    private final Consumer<IOException> onFailure;
    private final TicketKeys keys;
    private final ReentrantLock looking = new ReentrantLock();
    private byte[] digest = {};
    private String lastFailure = "";
    private volatile Instant lastLook;

    private TicketKeyFile(
            Path file, Crypto crypto, Duration interval, InstantSource time, Consumer<IOException> onFailure)
            throws IOException {
        this.file = file;
        this.crypto = crypto;
        this.interval = interval;
        this.time = time;
        this.onFailure = onFailure;
        lastLook = time.instant();
        keys = TicketKeys.random(crypto);
        takeOver();
    }

    /**
     * Reads the keys, and looks at the file every {@link #INTERVAL}.
     *
     * @param onFailure told why a changed file is of no use; called by the thread of a connection, without any lock held;
     *     must not throw
     * @throws IOException when the file cannot be used
     */
    public static TicketKeyFile of(Path file, Crypto crypto, Consumer<IOException> onFailure) throws IOException {
        return of(file, crypto, INTERVAL, InstantSource.system(), onFailure);
    }

    /**
     * Reads the keys, and looks at the file every now and then.
     *
     * @param interval how long a look is good for; zero looks each time
     * @param time the clock that the interval is measured on
     * @param onFailure told why a changed file is of no use; called by the thread of a connection, without any lock held;
     *     must not throw
     * @throws IOException when the file cannot be used
     */
    public static TicketKeyFile of(
            Path file, Crypto crypto, Duration interval, InstantSource time, Consumer<IOException> onFailure)
            throws IOException {
        return new TicketKeyFile(file, crypto, interval, time, onFailure);
    }

    @Override
    public CompletionStage<List<byte[]>> issue(List<ServerSession> sessions) {
        lookIfDue();
        return keys.issue(sessions);
    }

    @Override
    public CompletionStage<Optional<ServerSession>> open(byte[] ticket) {
        lookIfDue();
        return keys.open(ticket);
    }

    /** Looks at the file now, whenever the last look was. */
    public void refresh() {
        Optional<IOException> failure;
        looking.lock();
        try {
            failure = look();
        } finally {
            looking.unlock();
        }
        failure.ifPresent(onFailure);
    }

    private void lookIfDue() {
        Instant now = time.instant();
        Instant last = lastLook;
        boolean isDue = now.isBefore(last) || !now.isBefore(last.plus(interval));
        if (!isDue || !looking.tryLock()) {
            return;
        }
        Optional<IOException> failure;
        try {
            failure = look();
        } finally {
            looking.unlock();
        }
        failure.ifPresent(onFailure);
    }

    /** Takes over what has changed; what to tell, if there is something new to tell. */
    private Optional<IOException> look() {
        lastLook = time.instant();
        try {
            takeOver();
            lastFailure = "";
            return Optional.empty();
        } catch (IOException e) {
            boolean isNews = !lastFailure.equals(e.toString());
            lastFailure = e.toString();
            return isNews ? Optional.of(e) : Optional.empty();
        }
    }

    private void takeOver() throws IOException {
        byte[] content = read();
        try {
            byte[] found = crypto.digest(HashAlgorithm.SHA256).digest(content);
            if (!MessageDigest.isEqual(found, digest)) {
                TicketKeyText text = TicketKeyText.parse(file, content);
                keys.set(text.previous(), text.current(), text.next());
                text.erase();
                digest = found;
            }
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private byte[] read() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            for (PosixFilePermission permission : view.readAttributes().permissions()) {
                if (FORBIDDEN.contains(permission)) {
                    throw new FileSystemException(
                            file.toString(),
                            null,
                            "ticket keys are for their owner, and for the group to read: chmod 640, not " + permission);
                }
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new FileSystemException(
                        file.toString(), null, "holds more than the " + LARGEST + " bytes that ticket keys need");
            }
            return content;
        }
    }
}

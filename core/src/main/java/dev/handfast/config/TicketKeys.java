package dev.handfast.config;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Hkdf;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.keys.Unfinished;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;

/**
 * Stateless tickets: sealed sessions, under a ring of keys that several servers may share.
 *
 * <pre>
 * opaque name[16];     which key of the ring
 * opaque salt[32];     fresh for each ticket
 * opaque sealed[];     AES-256-GCM over the session, with key and nonce from HKDF(ring key, salt);
 *                      name and salt are associated data
 * </pre>
 *
 * <p>Each ticket has a key of its own, so servers that share the ring cannot collide in a nonce. Tickets are sealed under
 * the current key; those of the previous and of the next key are opened too, so that servers need not change at the same
 * moment. Safe for use by any thread.
 */
public final class TicketKeys implements SessionTickets {

    /** The size of a ring key in bytes. */
    public static final int KEY_SIZE = 32;

    private static final int NAME_SIZE = 16;
    private static final int SALT_SIZE = 32;
    private static final AeadAlgorithm SEAL = AeadAlgorithm.AES_256_GCM;
    private static final SessionCodec CODEC = new SessionCodec();

    private final Crypto crypto;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private Ring ring;

    private TicketKeys(Crypto crypto, Ring ring) {
        this.crypto = crypto;
        this.ring = ring;
    }

    private record Ring(RingKey previous, RingKey current, RingKey next) {

        List<RingKey> all() {
            return List.of(current, previous, next);
        }

        /** Erases the keys that the successor does not have. */
        void closeUnlessIn(Ring successor) {
            all().stream().filter(key -> !successor.all().contains(key)).forEach(RingKey::close);
        }
    }

    private record RingKey(Bytes name, Secret secret) {

        void close() {
            secret.close();
        }
    }

    /** A ring of random keys, which no other server can open. */
    public static TicketKeys random(Crypto crypto) {
        return new TicketKeys(crypto, new Ring(fresh(crypto), fresh(crypto), fresh(crypto)));
    }

    /**
     * A ring of given keys, which other servers may have, too. The arrays are copied, and stay the caller's to erase.
     *
     * @param previous opens the tickets of the past
     * @param current seals
     * @param next opens the tickets of servers that are ahead
     * @throws IllegalArgumentException when a key does not have {@link #KEY_SIZE} bytes
     */
    public static TicketKeys of(Crypto crypto, byte[] previous, byte[] current, byte[] next) {
        return new TicketKeys(crypto, ring(crypto, previous, current, next));
    }

    /** Exchanges all keys at once and erases the old ones; tickets under keys that are gone lead to full handshakes. */
    public void set(byte[] previous, byte[] current, byte[] next) {
        Ring fresh = ring(crypto, previous, current, next);
        turn(old -> fresh);
    }

    /** Turns the ring: what was next seals, what was current still opens, and what was previous is erased. */
    public void rotate(byte[] newNext) {
        rotate(ringKey(crypto, newNext));
    }

    /** Turns the ring, with a random key to come next. */
    public void rotate() {
        rotate(fresh(crypto));
    }

    private void rotate(RingKey next) {
        turn(old -> new Ring(old.current(), old.next(), next));
    }

    /** Waits until nobody uses the keys that are erased. */
    private void turn(UnaryOperator<Ring> change) {
        lock.writeLock().lock();
        try {
            Ring old = ring;
            ring = change.apply(old);
            old.closeUnlessIn(ring);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public CompletionStage<List<byte[]>> issue(List<ServerSession> sessions) {
        lock.readLock().lock();
        try {
            return CompletableFuture.completedFuture(sessions.stream()
                    .map(session -> seal(ring.current(), session))
                    .filter(ticket -> ticket.length <= ClientSession.LARGEST_TICKET)
                    .toList());
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public CompletionStage<Optional<ServerSession>> open(byte[] ticket) {
        lock.readLock().lock();
        try {
            return CompletableFuture.completedFuture(tryOpen(ticket));
        } finally {
            lock.readLock().unlock();
        }
    }

    private byte[] seal(RingKey key, ServerSession session) {
        byte[] header = new byte[NAME_SIZE + SALT_SIZE];
        byte[] salt = new byte[SALT_SIZE];
        crypto.random().nextBytes(salt);
        key.name().copyTo(header, 0);
        System.arraycopy(salt, 0, header, NAME_SIZE, SALT_SIZE);
        byte[] plain = CODEC.encodeOnce(session);
        try (Secret derived = derive(key, salt);
                Aead aead = aead(derived, true)) {
            byte[] ticket = Arrays.copyOf(header, header.length + plain.length + aead.tagLength());
            aead.seal(nonce(derived), header, header.length, plain, 0, plain.length, header, 0, ticket, header.length);
            return ticket;
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Optional<ServerSession> tryOpen(byte[] ticket) {
        if (ticket.length < NAME_SIZE + SALT_SIZE + SEAL.tagLength()) {
            return Optional.empty();
        }
        Bytes name = Bytes.copyOf(ticket, 0, NAME_SIZE);
        return ring.all().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .flatMap(key -> open(key, ticket));
    }

    private Optional<ServerSession> open(RingKey key, byte[] ticket) {
        byte[] header = Arrays.copyOf(ticket, NAME_SIZE + SALT_SIZE);
        byte[] salt = Arrays.copyOfRange(ticket, NAME_SIZE, header.length);
        int sealed = ticket.length - header.length;
        byte[] plain = new byte[sealed - SEAL.tagLength()];
        try (Unfinished made = new Unfinished();
                Secret derived = derive(key, salt);
                Aead aead = aead(derived, false)) {
            aead.open(nonce(derived), header, header.length, ticket, header.length, sealed, plain, 0);
            WireReader in = new WireReader(plain, 0, plain.length);
            ServerSession session = made.add(CODEC.decode(in));
            in.requireEnd();
            return Optional.of(made.handOn(session));
        } catch (PeerFaultException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Aead aead(Secret derived, boolean sealing) {
        try (Secret key = Secret.adopt(Arrays.copyOf(derived.bytes(), SEAL.keyLength()))) {
            return crypto.aead(SEAL, key, sealing);
        }
    }

    private static byte[] nonce(Secret derived) {
        return Arrays.copyOfRange(derived.bytes(), SEAL.keyLength(), SEAL.keyLength() + SEAL.nonceLength());
    }

    private Secret derive(RingKey key, byte[] salt) {
        Hkdf hkdf = new Hkdf(crypto, HashAlgorithm.SHA256);
        byte[] info = "handfast ticket".getBytes(StandardCharsets.US_ASCII);
        try (Secret extracted = hkdf.extract(salt, key.secret().bytes())) {
            return hkdf.expand(extracted, info, SEAL.keyLength() + SEAL.nonceLength());
        }
    }

    private static Ring ring(Crypto crypto, byte[] previous, byte[] current, byte[] next) {
        return new Ring(ringKey(crypto, previous), ringKey(crypto, current), ringKey(crypto, next));
    }

    private static RingKey ringKey(Crypto crypto, byte[] key) {
        if (key.length != KEY_SIZE) {
            throw new IllegalArgumentException("a ticket key has " + KEY_SIZE + " bytes, not " + key.length);
        }
        MessageDigest digest = crypto.digest(HashAlgorithm.SHA256);
        digest.update("handfast ticket name".getBytes(StandardCharsets.US_ASCII));
        return new RingKey(Bytes.copyOf(digest.digest(key), 0, NAME_SIZE), Secret.copyOf(key));
    }

    private static RingKey fresh(Crypto crypto) {
        byte[] key = new byte[KEY_SIZE];
        crypto.random().nextBytes(key);
        try {
            return ringKey(crypto, key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}

package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The handshake messages so far, as they are hashed.
 *
 * <p>Keeps the messages until the hash is fixed, and then only the state of the digest. RFC 8446, Section 4.4.1. In TLS 1.2
 * a CertificateVerify signs the messages with a hash of its own, so there the hash is fixed when no signature is to come
 * any more; before that, ask {@link #hashWith} (RFC 5246, Sections 7.4.8 and 7.4.9). Used by one thread at a time.
 */
public final class Transcript {

    private final Crypto crypto;
    private Content content;

    /** An empty transcript whose hash is not known yet. */
    public Transcript(Crypto crypto) {
        this(crypto, new Kept(List.of(), HashedForm.STREAM));
    }

    private Transcript(Crypto crypto, Content content) {
        this.crypto = crypto;
        this.content = content;
    }

    /**
     * A transcript that begins with the synthetic message_hash, for a server that kept no more of the first ClientHello.
     *
     * @param clientHelloHash the hash of the first ClientHello
     */
    public static Transcript ofMessageHash(Crypto crypto, HashAlgorithm hash, byte[] clientHelloHash) {
        Transcript transcript = new Transcript(crypto);
        transcript.start(hash);
        transcript.add(messageHash(clientHelloHash));
        return transcript;
    }

    /** Adds a message. */
    public void add(RawMessage message) {
        content.add(new Entry(message.number(), message.encoding()));
    }

    /** Adds the encoding of one message whose number nobody asks for: in all versions but DTLS 1.2. */
    public void add(Bytes encoding) {
        content.add(new Entry(Entry.NO_NUMBER, encoding));
    }

    /**
     * Hashes and signs all messages with the header of twelve bytes, as DTLS 1.2 does (RFC 6347, Section 4.2.6).
     *
     * @throws IllegalStateException when the hash is fixed, or the number of a message is not known
     */
    public void useDatagramHeaders() {
        Kept changed = new Kept(kept().entries(), HashedForm.DATAGRAM_12);
        changed.all();
        content = changed;
    }

    /**
     * All messages so far, one behind another, as a CertificateVerify of TLS 1.2 signs them (RFC 5246, Section 7.4.8).
     *
     * @throws IllegalStateException when the hash is fixed, so that they are not kept any more
     */
    public Bytes messages() {
        return kept().all();
    }

    /** Fixes the hash. */
    public void start(HashAlgorithm hash) {
        if (content.hash().isPresent()) {
            throw new IllegalStateException("the transcript has its hash already");
        }
        content = content.under(crypto, hash);
    }

    /** The hash of all messages so far; more may follow. */
    public byte[] hash() {
        return content.digest(crypto, started()).digest();
    }

    /**
     * The hash of all messages so far and of a further one, which is not added.
     *
     * <p>So a binder sees the ClientHello without its binders. The hash may differ from one key to the next as long as the
     * transcript is not started.
     */
    public byte[] hashWith(HashAlgorithm hash, Bytes further) {
        MessageDigest digest = content.digest(crypto, hash);
        further.feed(digest::update);
        return digest.digest();
    }

    /** A second transcript that begins with all messages so far. */
    public Transcript fork() {
        return new Transcript(crypto, content.copy(crypto));
    }

    /**
     * Puts the synthetic message_hash in the place of all messages so far: of the first ClientHello, when a
     * HelloRetryRequest answers it.
     */
    public void replaceWithMessageHash() {
        HashAlgorithm hash = started();
        Bytes replacement = messageHash(hash());
        content = new Kept(List.of(new Entry(Entry.NO_NUMBER, replacement)), HashedForm.STREAM).under(crypto, hash);
    }

    private HashAlgorithm started() {
        return content.hash().orElseThrow(() -> new IllegalStateException("the transcript has no hash yet"));
    }

    private Kept kept() {
        if (content instanceof Kept kept) {
            return kept;
        }
        throw new IllegalStateException("the messages are not kept once their hash is fixed");
    }

    private static Bytes messageHash(byte[] hash) {
        return Bytes.of(HandshakeType.MESSAGE_HASH.code(), 0, 0, hash.length).concat(Bytes.copyOf(hash));
    }

    /** The messages in one form or another. */
    private sealed interface Content {

        Optional<HashAlgorithm> hash();

        void add(Entry entry);

        /** A digest that has seen all messages; the caller may do with it what it likes. */
        MessageDigest digest(Crypto crypto, HashAlgorithm hash);

        Content copy(Crypto crypto);

        Content under(Crypto crypto, HashAlgorithm hash);
    }

    private record Kept(List<Entry> entries, HashedForm form) implements Content {

        Kept {
            entries = new ArrayList<>(entries);
        }

        Bytes all() {
            WireWriter out = new WireWriter();
            entries.forEach(entry -> out.bytes(form.of(entry)));
            return out.toBytes();
        }

        @Override
        public Optional<HashAlgorithm> hash() {
            return Optional.empty();
        }

        @Override
        public void add(Entry entry) {
            entries.add(entry);
        }

        @Override
        public MessageDigest digest(Crypto crypto, HashAlgorithm hash) {
            MessageDigest digest = crypto.digest(hash);
            entries.forEach(entry -> form.of(entry).feed(digest::update));
            return digest;
        }

        @Override
        public Content copy(Crypto crypto) {
            return new Kept(entries, form);
        }

        @Override
        public Content under(Crypto crypto, HashAlgorithm hash) {
            MessageDigest digest = digest(crypto, hash);
            return copyOf(digest).isPresent() ? new Digested(hash, digest, form) : new KeptUnderHash(hash, this);
        }
    }

    private record Digested(HashAlgorithm algorithm, MessageDigest running, HashedForm form) implements Content {

        @Override
        public Optional<HashAlgorithm> hash() {
            return Optional.of(algorithm);
        }

        @Override
        public void add(Entry entry) {
            form.of(entry).feed(running::update);
        }

        @Override
        public MessageDigest digest(Crypto crypto, HashAlgorithm hash) {
            requireSame(algorithm, hash);
            return copyOf(running).orElseThrow();
        }

        @Override
        public Content copy(Crypto crypto) {
            return new Digested(algorithm, copyOf(running).orElseThrow(), form);
        }

        @Override
        public Content under(Crypto crypto, HashAlgorithm hash) {
            requireSame(algorithm, hash);
            return this;
        }
    }

    /** For providers whose digests cannot be copied: everything is kept, and hashed from the start each time. */
    private record KeptUnderHash(HashAlgorithm algorithm, Kept kept) implements Content {

        @Override
        public Optional<HashAlgorithm> hash() {
            return Optional.of(algorithm);
        }

        @Override
        public void add(Entry entry) {
            kept.add(entry);
        }

        @Override
        public MessageDigest digest(Crypto crypto, HashAlgorithm hash) {
            requireSame(algorithm, hash);
            return kept.digest(crypto, hash);
        }

        @Override
        public Content copy(Crypto crypto) {
            return new KeptUnderHash(algorithm, new Kept(kept.entries(), kept.form()));
        }

        @Override
        public Content under(Crypto crypto, HashAlgorithm hash) {
            requireSame(algorithm, hash);
            return this;
        }
    }

    /** One message, or what stands for one. */
    private record Entry(int number, Bytes encoding) {

        static final int NO_NUMBER = -1;
    }

    /** How a message is hashed. */
    private enum HashedForm {
        /** As on a stream. */
        STREAM {
            @Override
            Bytes of(Entry entry) {
                return entry.encoding();
            }
        },
        /** With its number, and as one fragment: {@code type | length | message_seq | 0 | length | body}. */
        DATAGRAM_12 {
            @Override
            Bytes of(Entry entry) {
                if (entry.number() == Entry.NO_NUMBER) {
                    throw new IllegalStateException("DTLS 1.2 hashes the number of a message, which is not known");
                }
                WireWriter out = new WireWriter();
                Bytes encoding = entry.encoding();
                out.bytes(encoding.slice(0, 4));
                out.uint16(entry.number());
                out.uint24(0);
                out.bytes(encoding.slice(1, encoding.size()));
                return out.toBytes();
            }
        };

        abstract Bytes of(Entry entry);
    }

    private static void requireSame(HashAlgorithm own, HashAlgorithm other) {
        if (own != other) {
            throw new IllegalArgumentException("the transcript is hashed with " + own + ", not " + other);
        }
    }

    private static Optional<MessageDigest> copyOf(MessageDigest digest) {
        try {
            return Optional.of((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            return Optional.empty();
        }
    }
}

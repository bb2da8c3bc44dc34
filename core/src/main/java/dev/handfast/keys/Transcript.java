package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The handshake messages so far, as they are hashed.
 *
 * <p>Keeps the encodings until the hash is known, and then only the state of the digest. RFC 8446, Section 4.4.1. Used by
 * one thread at a time.
 */
public final class Transcript {

    private final Crypto crypto;
    private Content content;

    /** An empty transcript whose hash is not known yet. */
    public Transcript(Crypto crypto) {
        this(crypto, new Kept(List.of()));
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
        add(message.encoding());
    }

    /** Adds the encoding of one message. */
    public void add(Bytes encoding) {
        content.add(encoding);
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
        content = new Kept(List.of(replacement)).under(crypto, hash);
    }

    private HashAlgorithm started() {
        return content.hash().orElseThrow(() -> new IllegalStateException("the transcript has no hash yet"));
    }

    private static Bytes messageHash(byte[] hash) {
        return Bytes.of(HandshakeType.MESSAGE_HASH.code(), 0, 0, hash.length).concat(Bytes.copyOf(hash));
    }

    /** The messages in one form or another. */
    private sealed interface Content {

        Optional<HashAlgorithm> hash();

        void add(Bytes encoding);

        /** A digest that has seen all messages; the caller may do with it what it likes. */
        MessageDigest digest(Crypto crypto, HashAlgorithm hash);

        Content copy(Crypto crypto);

        Content under(Crypto crypto, HashAlgorithm hash);
    }

    private record Kept(List<Bytes> encodings) implements Content {

        Kept {
            encodings = new ArrayList<>(encodings);
        }

        @Override
        public Optional<HashAlgorithm> hash() {
            return Optional.empty();
        }

        @Override
        public void add(Bytes encoding) {
            encodings.add(encoding);
        }

        @Override
        public MessageDigest digest(Crypto crypto, HashAlgorithm hash) {
            MessageDigest digest = crypto.digest(hash);
            encodings.forEach(encoding -> encoding.feed(digest::update));
            return digest;
        }

        @Override
        public Content copy(Crypto crypto) {
            return new Kept(encodings);
        }

        @Override
        public Content under(Crypto crypto, HashAlgorithm hash) {
            MessageDigest digest = digest(crypto, hash);
            return copyOf(digest).isPresent() ? new Digested(hash, digest) : new KeptUnderHash(hash, this);
        }
    }

    private record Digested(HashAlgorithm algorithm, MessageDigest running) implements Content {

        @Override
        public Optional<HashAlgorithm> hash() {
            return Optional.of(algorithm);
        }

        @Override
        public void add(Bytes encoding) {
            encoding.feed(running::update);
        }

        @Override
        public MessageDigest digest(Crypto crypto, HashAlgorithm hash) {
            requireSame(algorithm, hash);
            return copyOf(running).orElseThrow();
        }

        @Override
        public Content copy(Crypto crypto) {
            return new Digested(algorithm, copyOf(running).orElseThrow());
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
        public void add(Bytes encoding) {
            kept.add(encoding);
        }

        @Override
        public MessageDigest digest(Crypto crypto, HashAlgorithm hash) {
            requireSame(algorithm, hash);
            return kept.digest(crypto, hash);
        }

        @Override
        public Content copy(Crypto crypto) {
            return new KeptUnderHash(algorithm, new Kept(kept.encodings()));
        }

        @Override
        public Content under(Crypto crypto, HashAlgorithm hash) {
            requireSame(algorithm, hash);
            return this;
        }
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

package dev.handfast.config;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.HashAlgorithm;

/** A pre-shared key that a client has named and that a server knows. It has one owner, who closes it. */
public sealed interface FoundPsk extends AutoCloseable {

    /** Which of the client's identities it is, from 0. */
    int index();

    /** The key; stays this object's. */
    Secret key();

    /** The hash that the key is bound to. */
    HashAlgorithm hash();

    @Override
    default void close() {
        key().close();
    }

    /** The key of a ticket. */
    record Resumption(int index, ServerSession session) implements FoundPsk {

        @Override
        public Secret key() {
            return session.key();
        }

        @Override
        public HashAlgorithm hash() {
            return session.facts().suite().hash();
        }
    }

    /**
     * An external key, as it enters the handshake: after the import, if it is imported.
     *
     * @param identity the name of the key, one character a byte
     * @param imported whether it went through the importer of RFC 9258
     */
    record External(int index, String identity, Secret key, HashAlgorithm hash, boolean imported) implements FoundPsk {}
}

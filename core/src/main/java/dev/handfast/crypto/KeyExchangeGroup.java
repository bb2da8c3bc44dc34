package dev.handfast.crypto;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.NamedGroup;
import java.security.SecureRandom;

/**
 * A group for key exchange in the shape of a key encapsulation, so that Diffie-Hellman and hybrids look alike.
 *
 * <p>Immutable and usable by any thread. RFC 8446, Section 4.2.8 says what a share looks like.
 */
public interface KeyExchangeGroup {

    /** Which group this is. */
    NamedGroup name();

    /** Begins as the client: a fresh private share. */
    PrivateShare generate(SecureRandom random);

    /**
     * Answers as the server.
     *
     * @param peerShare the client's share as it came; not trusted
     * @throws PeerFaultException with {@code MALFORMED_KEY_SHARE} when it is no valid share of the group
     */
    Encapsulation encapsulate(byte[] peerShare, SecureRandom random) throws PeerFaultException;

    /** A private key, and the share that goes to the peer. Used by one thread at a time. */
    interface PrivateShare extends AutoCloseable {

        /** What goes to the peer; a fresh array. */
        byte[] publicShare();

        /**
         * Ends as the client.
         *
         * @param peerShare the server's share as it came; not trusted
         * @return the shared secret, which the caller owns
         * @throws PeerFaultException with {@code MALFORMED_KEY_SHARE} when it is no valid share of the group
         */
        Secret decapsulate(byte[] peerShare) throws PeerFaultException;

        /** Drops the private key. */
        @Override
        void close();
    }

    /** What the server ends up with: its share for the client, and the shared secret. */
    final class Encapsulation {

        private final byte[] share;
        private final Secret secret;

        /**
         * Holds both without copying.
         *
         * @param share what goes to the client
         * @param secret the shared secret, which the receiver of this object owns
         */
        public Encapsulation(byte[] share, Secret secret) {
            this.share = share;
            this.secret = secret;
        }

        /** What goes to the client. */
        public byte[] share() {
            return share;
        }

        /** The shared secret, which the caller owns. */
        public Secret secret() {
            return secret;
        }
    }
}

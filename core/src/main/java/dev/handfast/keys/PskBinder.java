package dev.handfast.keys;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;
import java.security.MessageDigest;

/**
 * The binder_key of one pre-shared key, which ties the key to a ClientHello.
 *
 * <p>A binder is computed like a Finished, over the transcript up to and including the ClientHello without its list of
 * binders: see {@link Transcript#hashWith}. RFC 8446, Section 4.2.11.2.
 */
public final class PskBinder implements AutoCloseable {

    /** Where a pre-shared key comes from; each has a label of its own, so that one never passes for another. */
    public enum Kind {
        /** Provisioned outside of TLS. */
        EXTERNAL("ext binder"),
        /** From a ticket. */
        RESUMPTION("res binder"),
        /** Provisioned outside of TLS and imported for one protocol and hash (RFC 9258). */
        IMPORTED("imp binder");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private final Schedule schedule;
    private final HashAlgorithm hash;
    private final Secret binderKey;

    PskBinder(Schedule schedule, HashAlgorithm hash, Secret binderKey) {
        this.schedule = schedule;
        this.hash = hash;
        this.binderKey = binderKey;
    }

    /** The binder. */
    public byte[] mac(byte[] truncatedTranscriptHash) {
        return schedule.with(hash).finishedMac(binderKey, truncatedTranscriptHash);
    }

    /** Whether a binder is the right one, told in constant time. */
    public boolean verifies(byte[] truncatedTranscriptHash, Bytes binder) {
        return MessageDigest.isEqual(mac(truncatedTranscriptHash), binder.toArray());
    }

    @Override
    public void close() {
        binderKey.close();
    }
}

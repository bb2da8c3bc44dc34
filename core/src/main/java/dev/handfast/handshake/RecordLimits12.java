package dev.handfast.handshake;

import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.message.extension.MaxFragmentLength;
import dev.handfast.message.extension.RecordSizeLimit;

/**
 * What record_size_limit means for the content of records in TLS 1.2, where no content type hides in it (RFC 8449,
 * Section 4), and what max_fragment_length does (RFC 6066, Section 4).
 */
public final class RecordLimits12 {

    private static final int LEAST = 64;
    private static final int LARGEST_CONTENT = 1 << 14;

    private RecordLimits12() {}

    /** What to offer where TLS 1.3 is not possible, and to answer: no more than the protocol allows. */
    public static int offered(int ours) {
        return Math.min(LARGEST_CONTENT, ours);
    }

    /**
     * The limits that both have agreed on. A peer may say more than the protocol allows, which changes nothing.
     *
     * @param theirs what the peer accepts
     * @param ours what we accept
     */
    public static Fact.RecordLimits agree(RecordSizeLimit theirs, int ours) throws PeerFaultException {
        if (theirs.limit() < LEAST) {
            throw new PeerFaultException(NegotiationFault.RECORD_SIZE_LIMIT_TOO_SMALL, theirs.limit() + " bytes");
        }
        return new Fact.RecordLimits(offered(theirs.limit()), offered(ours));
    }

    /** The limit in both directions that a client demands in the older way. */
    public static Fact.RecordLimits agree(MaxFragmentLength demanded) throws PeerFaultException {
        if (demanded.code() < 1 || demanded.code() > 4) {
            throw new PeerFaultException(NegotiationFault.UNKNOWN_MAX_FRAGMENT_LENGTH, "code " + demanded.code());
        }
        int limit = 1 << (8 + demanded.code());
        return new Fact.RecordLimits(limit, limit);
    }
}

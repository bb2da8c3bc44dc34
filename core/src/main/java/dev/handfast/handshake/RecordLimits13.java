package dev.handfast.handshake;

import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.message.extension.RecordSizeLimit;

/** What two values of record_size_limit mean for the content of records in TLS 1.3 (RFC 8449, Section 4). */
public final class RecordLimits13 {

    private static final int LEAST = 64;
    private static final int LARGEST_CONTENT = 1 << 14;

    private RecordLimits13() {}

    /**
     * The limits that both have agreed on. A peer may say more than the protocol allows, which changes nothing.
     *
     * @param theirs what the peer accepts, its content type included
     * @param ours what we accept, likewise
     */
    public static Fact.RecordLimits agree(RecordSizeLimit theirs, int ours) throws PeerFaultException {
        if (theirs.limit() < LEAST) {
            throw new PeerFaultException(NegotiationFault.RECORD_SIZE_LIMIT_TOO_SMALL, theirs.limit() + " bytes");
        }
        return new Fact.RecordLimits(Math.min(LARGEST_CONTENT, theirs.limit() - 1), ours - 1);
    }
}

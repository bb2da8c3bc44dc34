package dev.handfast.config;

import dev.handfast.crypto.Secret;

/**
 * What a client keeps to resume: a ticket and the key behind it.
 *
 * <p>Whoever has it can pose as the client: it has one owner, who closes it.
 */
public final class ClientSession implements AutoCloseable {

    /** The largest ticket that is worth offering, in bytes: a ClientHello has to hold it beside everything else. */
    public static final int LARGEST_TICKET = 32 * 1024;

    private final SessionFacts facts;
    private final Secret key;
    private final byte[] ticket;
    private final long ageAdd;

    /**
     * A session of TLS 1.3.
     *
     * @param key the pre-shared key of the ticket; changes hands
     * @param ticket what the server wants to see again
     * @param ageAdd what obscures the age of the ticket, 0 to 2^32-1
     */
    public ClientSession(SessionFacts facts, Secret key, byte[] ticket, long ageAdd) {
        this.facts = facts;
        this.key = key;
        this.ticket = ticket.clone();
        this.ageAdd = ageAdd;
    }

    /** What the session is bound to. */
    public SessionFacts facts() {
        return facts;
    }

    /** The pre-shared key, which stays the session's. */
    public Secret key() {
        return key;
    }

    /** What the server wants to see again; a copy. */
    public byte[] ticket() {
        return ticket.clone();
    }

    /** What obscures the age of the ticket, 0 to 2^32-1. */
    public long ageAdd() {
        return ageAdd;
    }

    /** Erases the key. */
    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "ClientSession[" + facts.version() + ", " + facts.suite() + ", issued " + facts.issued() + "]";
    }
}

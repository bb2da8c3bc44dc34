package dev.handfast.config;

import dev.handfast.crypto.Secret;

/**
 * What a client keeps to resume: a ticket, or in TLS 1.2 perhaps an identifier, and the key behind it.
 *
 * <p>Whoever has it can pose as the client: it has one owner, who closes it.
 */
public final class ClientSession implements AutoCloseable {

    /** The largest ticket that is worth offering, in bytes: a ClientHello has to hold it beside everything else. */
    public static final int LARGEST_TICKET = 32 * 1024;

    private final SessionFacts facts;
    private final Secret key;
    private final byte[] ticket;
    private final byte[] sessionId;
    private final long ageAdd;

    /**
     * A session of TLS 1.3.
     *
     * @param key the pre-shared key of the ticket; changes hands
     * @param ticket what the server wants to see again
     * @param ageAdd what obscures the age of the ticket, 0 to 2^32-1
     */
    public ClientSession(SessionFacts facts, Secret key, byte[] ticket, long ageAdd) {
        this(facts, key, ticket, new byte[0], ageAdd);
    }

    private ClientSession(SessionFacts facts, Secret key, byte[] ticket, byte[] sessionId, long ageAdd) {
        this.facts = facts;
        this.key = key;
        this.ticket = ticket.clone();
        this.sessionId = sessionId.clone();
        this.ageAdd = ageAdd;
    }

    /**
     * A session of TLS 1.2 with a ticket (RFC 5077).
     *
     * @param masterSecret the extended master secret; changes hands
     * @param ticket what the server wants to see again
     */
    public static ClientSession withTicket(SessionFacts facts, Secret masterSecret, byte[] ticket) {
        return new ClientSession(facts, masterSecret, ticket, new byte[0], 0);
    }

    /**
     * A session of TLS 1.2 that the server remembers (RFC 5246, Section 7.4.1.2).
     *
     * @param masterSecret the extended master secret; changes hands
     * @param sessionId what the server knows it by, 1 to 32 bytes
     */
    public static ClientSession withId(SessionFacts facts, Secret masterSecret, byte[] sessionId) {
        return new ClientSession(facts, masterSecret, new byte[0], sessionId, 0);
    }

    /** The same session with an owner of its own. */
    public ClientSession copy() {
        return new ClientSession(facts, key.copy(), ticket, sessionId, ageAdd);
    }

    /** What the session is bound to. */
    public SessionFacts facts() {
        return facts;
    }

    /** The pre-shared key, or in TLS 1.2 the master secret, which stays the session's. */
    public Secret key() {
        return key;
    }

    /** What the server wants to see again, a copy; empty when it knows the session by its identifier. */
    public byte[] ticket() {
        return ticket.clone();
    }

    /** What a server of TLS 1.2 knows the session by, a copy; empty when there is a ticket. */
    public byte[] sessionId() {
        return sessionId.clone();
    }

    /** What obscures the age of the ticket, 0 to 2^32-1; 0 in TLS 1.2. */
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

package dev.handfast.config;

import dev.handfast.crypto.Secret;

/**
 * What a server has to remember, itself or inside the ticket, to let a client resume.
 *
 * <p>It has one owner, who closes it.
 */
public final class ServerSession implements AutoCloseable {

    private final SessionFacts facts;
    private final Secret key;
    private final String scope;
    private final long ageAdd;

    /**
     * A session.
     *
     * @param key the pre-shared key of the ticket, or in TLS 1.2 the extended master secret; changes hands
     * @param scope the resumption scope of the configuration that it was made under
     * @param ageAdd what obscures the age of the ticket, 0 to 2^32-1; 0 in TLS 1.2
     */
    public ServerSession(SessionFacts facts, Secret key, String scope, long ageAdd) {
        this.facts = facts;
        this.key = key;
        this.scope = scope;
        this.ageAdd = ageAdd;
    }

    /** What the session is bound to. */
    public SessionFacts facts() {
        return facts;
    }

    /** The pre-shared key, or in TLS 1.2 the master secret, which stays the session's. */
    public Secret key() {
        return key;
    }

    /** The resumption scope of the configuration that it was made under. */
    public String scope() {
        return scope;
    }

    /** What obscures the age of the ticket, 0 to 2^32-1. */
    public long ageAdd() {
        return ageAdd;
    }

    /** The same session with a key and an owner of its own. */
    public ServerSession copy() {
        return new ServerSession(facts, key.copy(), scope, ageAdd);
    }

    /** Erases the key. */
    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "ServerSession[" + facts.version() + ", " + facts.suite() + ", issued " + facts.issued() + "]";
    }
}

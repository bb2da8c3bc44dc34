package dev.handfast.keys;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;

/** The resumption_master_secret, from which the pre-shared key of each ticket comes (RFC 8446, Section 4.6.1). */
public final class ResumptionSecret implements AutoCloseable {

    private final Schedule schedule;
    private final HashAlgorithm hash;
    private final Secret secret;

    ResumptionSecret(Schedule schedule, HashAlgorithm hash, Secret secret) {
        this.schedule = schedule;
        this.hash = hash;
        this.secret = secret;
    }

    /** The hash that the pre-shared keys are bound to. */
    public HashAlgorithm hash() {
        return hash;
    }

    /** The pre-shared key of the ticket with this nonce, of at most 255 bytes; belongs to the caller. */
    public Secret psk(Bytes ticketNonce) {
        return schedule.with(hash).expand(secret, "resumption", ticketNonce.toArray(), hash.length());
    }

    @Override
    public void close() {
        secret.close();
    }
}

package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.wire.Bytes;
import java.security.MessageDigest;

/**
 * The secret of one direction of one epoch.
 *
 * <pre>
 * [sender]_write_key = HKDF-Expand-Label(Secret, "key", "", key_length)
 * [sender]_write_iv  = HKDF-Expand-Label(Secret, "iv", "", iv_length)
 * [sender]_sn_key    = HKDF-Expand-Label(Secret, "sn", "", key_length)      DTLS only
 * finished_key       = HKDF-Expand-Label(BaseKey, "finished", "", Hash.length)
 * application_traffic_secret_N+1 =
 *         HKDF-Expand-Label(application_traffic_secret_N, "traffic upd", "", Hash.length)
 * </pre>
 *
 * RFC 8446, Sections 4.4.4, 7.2 and 7.3; RFC 9147, Section 4.2.3. Used by one thread at a time. Everything derived
 * belongs to the caller.
 */
public final class TrafficSecret implements RecordSecret {

    private final Schedule schedule;
    private final CipherSuite suite;
    private final Secret secret;

    /**
     * Wraps a secret.
     *
     * @param secret now belongs to the new object
     */
    public TrafficSecret(Schedule schedule, CipherSuite suite, Secret secret) {
        this.schedule = schedule;
        this.suite = suite;
        this.secret = secret;
    }

    /** The cryptography that it is derived with, and records are protected with. */
    @Override
    public Crypto crypto() {
        return schedule.crypto();
    }

    @Override
    public CipherSuite suite() {
        return suite;
    }

    @Override
    public RecordKeys keys() {
        ExpandLabel label = label();
        try (Unfinished made = new Unfinished()) {
            Secret key = made.add(label.expand(secret, "key", suite.aead().keyLength()));
            Secret iv = made.add(label.expand(secret, "iv", suite.aead().nonceLength()));
            return made.handOn(new RecordKeys(key, iv));
        }
    }

    /** The key that hides record numbers in DTLS 1.3. */
    public Secret snKey() {
        return label().expand(secret, "sn", suite.aead().keyLength());
    }

    /** The verify_data of a Finished that its sender authenticates with this secret. */
    public byte[] finishedMac(byte[] transcriptHash) {
        return label().finishedMac(secret, transcriptHash);
    }

    /** Whether a verify_data is the right one, told in constant time. */
    public boolean verifies(byte[] transcriptHash, Bytes verifyData) {
        return MessageDigest.isEqual(finishedMac(transcriptHash), verifyData.toArray());
    }

    /** The secret after a KeyUpdate; closes this one. */
    public TrafficSecret next() {
        try (this) {
            return new TrafficSecret(
                    schedule,
                    suite,
                    label().expand(secret, "traffic upd", suite.hash().length()));
        }
    }

    /** The same secret with an owner of its own. */
    public TrafficSecret copy() {
        return new TrafficSecret(schedule, suite, secret.copy());
    }

    private ExpandLabel label() {
        return schedule.with(suite.hash());
    }

    @Override
    public boolean isClosed() {
        return secret.isClosed();
    }

    @Override
    public void close() {
        secret.close();
    }
}

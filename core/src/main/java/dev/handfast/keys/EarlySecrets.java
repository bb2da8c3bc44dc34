package dev.handfast.keys;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;

/**
 * The first stage of the schedule, from a pre-shared key or from none.
 *
 * <pre>
 *          0
 *          |
 *          v
 * PSK -&gt; HKDF-Extract = Early Secret
 *          |
 *          +-----&gt; Derive-Secret(., "ext binder" | "res binder" | "imp binder", "")   = binder_key
 *          +-----&gt; Derive-Secret(., "c e traffic", ClientHello)       = client_early_traffic_secret
 *          +-----&gt; Derive-Secret(., "e exp master", ClientHello)      = early_exporter_master_secret
 *          v
 *    Derive-Secret(., "derived", "")
 * </pre>
 *
 * RFC 8446, Section 7.1. Used by one thread at a time. Everything derived belongs to the caller.
 */
public final class EarlySecrets implements AutoCloseable {

    private final Schedule schedule;
    private final HashAlgorithm hash;
    private final ExpandLabel label;
    private final Secret earlySecret;

    private EarlySecrets(Schedule schedule, HashAlgorithm hash, ExpandLabel label, Secret earlySecret) {
        this.schedule = schedule;
        this.hash = hash;
        this.label = label;
        this.earlySecret = earlySecret;
    }

    /**
     * Begins with a pre-shared key.
     *
     * @param hash the one the key is bound to
     * @param psk stays the caller's
     */
    public static EarlySecrets of(Schedule schedule, HashAlgorithm hash, Secret psk) {
        ExpandLabel label = schedule.with(hash);
        try (Secret zeros = label.zeros()) {
            return new EarlySecrets(schedule, hash, label, label.extract(zeros, psk));
        }
    }

    /** Begins without a pre-shared key. */
    public static EarlySecrets withoutPsk(Schedule schedule, HashAlgorithm hash) {
        try (Secret zeros = Secret.adopt(new byte[hash.length()])) {
            return of(schedule, hash, zeros);
        }
    }

    /** The hash of this schedule. */
    public HashAlgorithm hash() {
        return hash;
    }

    /** What binds the pre-shared key to a ClientHello. */
    public PskBinder binder(PskBinder.Kind kind) {
        return new PskBinder(schedule, hash, label.derive(earlySecret, kind.label()));
    }

    /**
     * The secret of 0-RTT data.
     *
     * @param clientHelloHash the hash of the whole ClientHello
     */
    public TrafficSecret clientEarlyTraffic(CipherSuite suite, byte[] clientHelloHash) {
        return new TrafficSecret(
                schedule, suite, derive("c e traffic", "CLIENT_EARLY_TRAFFIC_SECRET", clientHelloHash));
    }

    /** The exporter of 0-RTT data. */
    public Exporter earlyExporter(byte[] clientHelloHash) {
        return new Exporter13(schedule, hash, derive("e exp master", "EARLY_EXPORTER_SECRET", clientHelloHash));
    }

    private Secret derive(String name, String logged, byte[] clientHelloHash) {
        try (Unfinished made = new Unfinished()) {
            Secret secret = made.add(label.derive(earlySecret, name, clientHelloHash));
            schedule.log().log(logged, secret);
            return made.handOn(secret);
        }
    }

    /**
     * Goes on to the next stage and closes this one.
     *
     * @param sharedSecret the result of the key exchange; stays the caller's
     * @param helloHash the hash of ClientHello to ServerHello
     */
    public HandshakeSecrets handshake(CipherSuite suite, Secret sharedSecret, byte[] helloHash) {
        if (suite.hash() != hash) {
            throw new IllegalArgumentException(suite + " does not have the hash " + hash);
        }
        try (this;
                Secret derived = label.derive(earlySecret, "derived")) {
            Secret handshakeSecret = label.extract(derived, sharedSecret);
            return new HandshakeSecrets(schedule, suite, label, handshakeSecret, helloHash.clone());
        }
    }

    /** Goes on to the next stage without a key exchange (psk_ke), and closes this one. */
    public HandshakeSecrets handshakeWithoutSharedSecret(CipherSuite suite, byte[] helloHash) {
        try (Secret zeros = label.zeros()) {
            return handshake(suite, zeros, helloHash);
        }
    }

    @Override
    public void close() {
        earlySecret.close();
    }
}

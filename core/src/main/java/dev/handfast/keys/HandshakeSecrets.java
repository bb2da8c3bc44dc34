package dev.handfast.keys;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;

/**
 * The second stage of the schedule, from the shared secret of the key exchange.
 *
 * <pre>
 *    Derive-Secret(Early Secret, "derived", "")
 *              |
 *              v
 * (EC)DHE -&gt; HKDF-Extract = Handshake Secret
 *              |
 *              +-----&gt; Derive-Secret(., "c hs traffic", ClientHello...ServerHello)
 *              |                     = client_handshake_traffic_secret
 *              +-----&gt; Derive-Secret(., "s hs traffic", ClientHello...ServerHello)
 *              |                     = server_handshake_traffic_secret
 *              v
 *        Derive-Secret(., "derived", "")
 * </pre>
 *
 * RFC 8446, Section 7.1. Used by one thread at a time. Everything derived belongs to the caller: the traffic secrets are
 * still needed for the Finished messages when this stage is gone.
 */
public final class HandshakeSecrets implements AutoCloseable {

    private final Schedule schedule;
    private final CipherSuite suite;
    private final ExpandLabel label;
    private final Secret handshakeSecret;
    private final byte[] helloHash;

    HandshakeSecrets(
            Schedule schedule, CipherSuite suite, ExpandLabel label, Secret handshakeSecret, byte[] helloHash) {
        this.schedule = schedule;
        this.suite = suite;
        this.label = label;
        this.handshakeSecret = handshakeSecret;
        this.helloHash = helloHash;
    }

    /** client_handshake_traffic_secret. */
    public TrafficSecret clientTraffic() {
        return traffic("c hs traffic", "CLIENT_HANDSHAKE_TRAFFIC_SECRET");
    }

    /** server_handshake_traffic_secret. */
    public TrafficSecret serverTraffic() {
        return traffic("s hs traffic", "SERVER_HANDSHAKE_TRAFFIC_SECRET");
    }

    private TrafficSecret traffic(String name, String logged) {
        try (Unfinished made = new Unfinished()) {
            Secret secret = made.add(label.derive(handshakeSecret, name, helloHash));
            schedule.log().log(logged, secret);
            return made.handOn(new TrafficSecret(schedule, suite, secret));
        }
    }

    /**
     * Goes on to the last stage and closes this one.
     *
     * @param serverFinishedHash the hash of ClientHello to the server's Finished
     */
    public ApplicationSecrets application(byte[] serverFinishedHash) {
        try (this;
                Secret derived = label.derive(handshakeSecret, "derived");
                Secret zeros = label.zeros()) {
            Secret masterSecret = label.extract(derived, zeros);
            return new ApplicationSecrets(schedule, suite, label, masterSecret, serverFinishedHash.clone());
        }
    }

    @Override
    public void close() {
        handshakeSecret.close();
    }
}

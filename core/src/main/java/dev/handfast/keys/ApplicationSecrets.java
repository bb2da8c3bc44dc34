package dev.handfast.keys;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;

/**
 * The last stage of the schedule.
 *
 * <pre>
 *    Derive-Secret(Handshake Secret, "derived", "")
 *        |
 *        v
 * 0 -&gt; HKDF-Extract = Master Secret
 *        |
 *        +-----&gt; Derive-Secret(., "c ap traffic", ClientHello...server Finished)
 *        |                     = client_application_traffic_secret_0
 *        +-----&gt; Derive-Secret(., "s ap traffic", ClientHello...server Finished)
 *        |                     = server_application_traffic_secret_0
 *        +-----&gt; Derive-Secret(., "exp master", ClientHello...server Finished)
 *        |                     = exporter_master_secret
 *        +-----&gt; Derive-Secret(., "res master", ClientHello...client Finished)
 *                              = resumption_master_secret
 * </pre>
 *
 * RFC 8446, Section 7.1. Used by one thread at a time. Everything derived belongs to the caller; the stage itself is
 * closed as soon as the resumption secret has been taken.
 */
public final class ApplicationSecrets implements AutoCloseable {

    private final Schedule schedule;
    private final CipherSuite suite;
    private final ExpandLabel label;
    private final Secret masterSecret;
    private final byte[] serverFinishedHash;

    ApplicationSecrets(
            Schedule schedule, CipherSuite suite, ExpandLabel label, Secret masterSecret, byte[] serverFinishedHash) {
        this.schedule = schedule;
        this.suite = suite;
        this.label = label;
        this.masterSecret = masterSecret;
        this.serverFinishedHash = serverFinishedHash;
    }

    /** client_application_traffic_secret_0. */
    public TrafficSecret clientTraffic() {
        return new TrafficSecret(schedule, suite, derive("c ap traffic", "CLIENT_TRAFFIC_SECRET_0"));
    }

    /** server_application_traffic_secret_0. */
    public TrafficSecret serverTraffic() {
        return new TrafficSecret(schedule, suite, derive("s ap traffic", "SERVER_TRAFFIC_SECRET_0"));
    }

    /** What keying material for others comes from. */
    public Exporter exporter() {
        return new Exporter13(schedule, suite.hash(), derive("exp master", "EXPORTER_SECRET"));
    }

    /**
     * What the pre-shared keys of tickets come from.
     *
     * @param clientFinishedHash the hash of ClientHello to the client's Finished
     */
    public ResumptionSecret resumption(byte[] clientFinishedHash) {
        return new ResumptionSecret(
                schedule, suite.hash(), label.derive(masterSecret, "res master", clientFinishedHash));
    }

    private Secret derive(String name, String logged) {
        try (Unfinished made = new Unfinished()) {
            Secret secret = made.add(label.derive(masterSecret, name, serverFinishedHash));
            schedule.log().log(logged, secret);
            return made.handOn(secret);
        }
    }

    @Override
    public void close() {
        masterSecret.close();
    }
}

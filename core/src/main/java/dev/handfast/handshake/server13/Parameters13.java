package dev.handfast.handshake.server13;

import dev.handfast.config.ServerConfig;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.iana.CipherSuite;
import dev.handfast.keys.ApplicationSecrets;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.keys.Transcript;

/**
 * What stays the same, and open, while the client's flight comes in.
 *
 * @param authentication what the connection rests on
 * @param expected client_handshake_traffic_secret
 * @param read client_application_traffic_secret_0
 * @param write server_application_traffic_secret_0, in use already
 */
record Parameters13(
        ReceivedHello received,
        CipherSuite suite,
        Authentication authentication,
        TrafficSecret expected,
        ApplicationSecrets application,
        TrafficSecret read,
        TrafficSecret write)
        implements AutoCloseable {

    ServerConfig config() {
        return received.config();
    }

    Transcript transcript() {
        return received.transcript();
    }

    @Override
    public void close() {
        expected.close();
        application.close();
        read.close();
        write.close();
    }
}

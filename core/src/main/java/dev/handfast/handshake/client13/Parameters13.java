package dev.handfast.handshake.client13;

import dev.handfast.config.ClientConfig;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.ExpectedPeer;
import dev.handfast.iana.CipherSuite;
import dev.handfast.keys.HandshakeSecrets;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ClientHello;

/**
 * What stays the same, and open, from the ServerHello to the Finished messages.
 *
 * @param hello what was offered
 * @param authentication how the server proves, or has proved, who it is
 * @param client client_handshake_traffic_secret
 * @param server server_handshake_traffic_secret
 */
record Parameters13(
        ClientConfig config,
        ExpectedPeer peer,
        ClientHello hello,
        CipherSuite suite,
        Authentication authentication,
        Transcript transcript,
        HandshakeSecrets secrets,
        TrafficSecret client,
        TrafficSecret server)
        implements AutoCloseable {

    @Override
    public void close() {
        secrets.close();
        client.close();
        server.close();
    }
}

package dev.handfast.handshake.server13;

import dev.handfast.keys.HandshakeSecrets;
import dev.handfast.keys.TrafficSecret;

/**
 * The secrets of the handshake's second half.
 *
 * @param client client_handshake_traffic_secret
 * @param server server_handshake_traffic_secret
 */
record ServerSecrets13(HandshakeSecrets handshake, TrafficSecret client, TrafficSecret server)
        implements AutoCloseable {

    @Override
    public void close() {
        handshake.close();
        client.close();
        server.close();
    }
}

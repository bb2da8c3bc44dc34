package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.CryptoProviders;
import dev.handfast.config.ServerConfig;
import dev.handfast.crypto.Crypto;
import dev.handfast.engine.ConnectionInfo;
import java.util.function.UnaryOperator;

/** A client and a server configuration that meet again and again, on one clock. */
record Ends(ManualClock clock, ClientConfig client, ServerConfig server) {

    static final Mint MINT = Scenario.MINT;

    static Ends of(UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerConfig.Builder> server) {
        Crypto crypto = CryptoProviders.fastest(SeededRandom.of(8446));
        ManualClock clock = new ManualClock();
        return new Ends(
                clock,
                client.apply(ClientConfig.builder().crypto(crypto).time(clock).trust(MINT.anchors()))
                        .build(),
                server.apply(ServerConfig.builder()
                                .crypto(crypto)
                                .time(clock)
                                .credential(Credential.of(MINT.server(Pair.SERVER_NAME), crypto)))
                        .build());
    }

    static Ends plain() {
        return of(client -> client, server -> server);
    }

    /** The same client and another server. */
    Ends with(ServerConfig other) {
        return new Ends(clock, client, other);
    }

    /** The same server and another client. */
    Ends with(ClientConfig other) {
        return new Ends(clock, other, server);
    }

    /** Connects, and goes on until nothing moves. */
    Pair meet() {
        return Pair.of(client, server).run();
    }

    /** Connects, and tells what the client knows then. */
    ConnectionInfo clientInfo() {
        try (Pair pair = meet()) {
            return info(pair.client());
        }
    }

    static ConnectionInfo info(Endpoint endpoint) {
        return endpoint.info().orElseThrow(() -> new AssertionError("not connected: " + endpoint.failure()));
    }
}

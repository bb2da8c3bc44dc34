package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.CryptoProviders;
import dev.handfast.config.DatagramSettings;
import dev.handfast.config.ServerConfig;
import dev.handfast.crypto.Crypto;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Clients and servers over datagrams that meet again and again, on one clock and over networks as bad as wanted. */
record DatagramPairs(ManualClock clock, ClientConfig client, ServerConfig server, DatagramSettings settings) {

    /** How long a handshake may take on the worst network that is promised to work. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    static DatagramPairs of(UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerConfig.Builder> server) {
        Crypto crypto = CryptoProviders.fastest(SeededRandom.of(6347));
        ManualClock clock = new ManualClock();
        return new DatagramPairs(
                clock,
                client.apply(ClientConfig.builder()
                                .crypto(crypto)
                                .time(clock)
                                .trust(Scenario.MINT.anchors())
                                .traceMessages(true))
                        .build(),
                server.apply(ServerConfig.builder()
                                .crypto(crypto)
                                .time(clock)
                                .credential(Credential.of(Scenario.MINT.server(Pair.SERVER_NAME), crypto))
                                .traceMessages(true))
                        .build(),
                DatagramSettings.standard());
    }

    static DatagramPairs plain() {
        return of(client -> client, server -> server);
    }

    DatagramPairs with(DatagramSettings others) {
        return new DatagramPairs(clock, client, server, others);
    }

    /** A pair on a network, whose handshake has begun. */
    DatagramPair begin(long seed, LossyNetwork.Weather weather) {
        return begin(seed, weather, Duration.ZERO);
    }

    /** A pair on a network, whose handshake has begun, and whose questions are answered after some thinking. */
    DatagramPair begin(long seed, LossyNetwork.Weather weather, Duration thinking) {
        return new DatagramPair(
                        DatagramEnd.client(client, settings, thinking),
                        DatagramEnd.server(server, settings, thinking),
                        new LossyNetwork(seed, weather),
                        clock)
                .begin();
    }

    /** A pair that has finished its handshake. */
    DatagramPair connect(long seed, LossyNetwork.Weather weather) {
        DatagramPair pair = begin(seed, weather);
        if (!pair.runUntil(pair::isConnected, PATIENCE)) {
            throw new AssertionError("seed " + seed + ": not connected: client "
                    + pair.client().events() + " server " + pair.server().events());
        }
        return pair;
    }
}

package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.CryptoProviders;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.crypto.Crypto;
import dev.handfast.trust.KeyKind;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Something that a client and a server do, from the first byte to the last. */
record Scenario(
        String name,
        KeyKind key,
        UnaryOperator<ClientConfig.Builder> client,
        UnaryOperator<ServerConfig.Builder> server,
        Consumer<Pair> script) {

    static final Mint MINT = Mint.authority("Testkit Root");

    private static final long SEED = 8446;

    static Scenario of(String name) {
        return new Scenario(name, KeyKind.P256, client -> client, server -> server, Pair::run);
    }

    Scenario withKey(KeyKind kind) {
        return new Scenario(name, kind, client, server, script);
    }

    Scenario withClient(UnaryOperator<ClientConfig.Builder> change) {
        return new Scenario(name, key, change, server, script);
    }

    Scenario withServer(UnaryOperator<ServerConfig.Builder> change) {
        return new Scenario(name, key, client, change, script);
    }

    Scenario withClientPolicy(UnaryOperator<SecurityPolicy> change) {
        return withClient(builder -> builder.policy(change.apply(SecurityPolicy.latest())));
    }

    Scenario withServerPolicy(UnaryOperator<SecurityPolicy> change) {
        return withServer(builder -> builder.policy(change.apply(SecurityPolicy.latest())));
    }

    /** With these changes besides those so far. */
    Scenario and(UnaryOperator<ClientConfig.Builder> forClient, UnaryOperator<ServerConfig.Builder> forServer) {
        return new Scenario(
                name,
                key,
                builder -> forClient.apply(client.apply(builder)),
                builder -> forServer.apply(server.apply(builder)),
                script);
    }

    Scenario doing(Consumer<Pair> what) {
        return new Scenario(name, key, client, server, what);
    }

    /** Makes it happen. */
    Pair play(Cuts cuts, Answering answering) {
        Crypto crypto = CryptoProviders.fastest(SeededRandom.of(SEED));
        ManualClock clock = new ManualClock();
        ClientConfig clientConfig = client.apply(ClientConfig.builder()
                        .crypto(crypto)
                        .time(clock)
                        .trust(MINT.anchors())
                        .traceMessages(true))
                .build();
        ServerConfig serverConfig = server.apply(ServerConfig.builder()
                        .crypto(crypto)
                        .time(clock)
                        .credential(Credential.of(MINT.server(key, Pair.SERVER_NAME), crypto))
                        .traceMessages(true))
                .build();
        Pair pair = Pair.of(clientConfig, serverConfig, cuts, answering);
        script.accept(pair);
        return pair;
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.CryptoProviders;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.crypto.Crypto;
import java.util.function.UnaryOperator;

/** Ordinary engines, for hostile peers to be let loose on. */
final class Victims {

    static final Mint MINT = Mint.authority("Testkit Root");
    static final Crypto CRYPTO = CryptoProviders.fastest();
    static final Credential CREDENTIAL = Credential.of(MINT.server(Pair.SERVER_NAME), CRYPTO);

    private Victims() {}

    /** A client against an ordinary server. */
    static HostileClient server(Tamper tamper) {
        return server(config -> config, Answering.AT_ONCE, tamper);
    }

    static HostileClient server(UnaryOperator<ServerConfig.Builder> change, Answering answering, Tamper tamper) {
        return HostileClient.against(Endpoint.server(serverConfig(change), answering), CRYPTO, tamper);
    }

    /** A server against an ordinary client. */
    static HostileServer client(Tamper tamper) {
        return client(config -> config, Answering.AT_ONCE, tamper);
    }

    static HostileServer client(UnaryOperator<ClientConfig.Builder> change, Answering answering, Tamper tamper) {
        return HostileServer.against(Endpoint.client(clientConfig(change), answering), CRYPTO, CREDENTIAL, tamper);
    }

    static ServerConfig serverConfig(UnaryOperator<ServerConfig.Builder> change) {
        return change.apply(ServerConfig.builder()
                        .crypto(CRYPTO)
                        .time(new ManualClock())
                        .credential(CREDENTIAL)
                        .traceMessages(true))
                .build();
    }

    static ClientConfig clientConfig(UnaryOperator<ClientConfig.Builder> change) {
        return change.apply(ClientConfig.builder()
                        .crypto(CRYPTO)
                        .time(new ManualClock())
                        .trust(MINT.anchors())
                        .sessions(SessionCache.none())
                        .traceMessages(true))
                .build();
    }
}

package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.CryptoProviders;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.crypto.Crypto;
import dev.handfast.iana.ProtocolVersion;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ordinary engines, for hostile peers to be let loose on. */
final class Victims {

    static final Mint MINT = Mint.authority("Testkit Root");
    static final SecurityPolicy ONLY_12 = SecurityPolicy.latest().withVersions(List.of(ProtocolVersion.TLS_1_2));
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

    /** A client of TLS 1.2 against an ordinary server. */
    static HostileClient12 server12(Tamper tamper) {
        return server12(config -> config, Answering.AT_ONCE, tamper);
    }

    static HostileClient12 server12(UnaryOperator<ServerConfig.Builder> change, Answering answering, Tamper tamper) {
        return HostileClient12.against(Endpoint.server(serverConfig(change), answering), CRYPTO, tamper);
    }

    /** A server of TLS 1.2, which knows nothing newer, against a client that speaks TLS 1.2 alone. */
    static HostileServer12 client12(Tamper tamper) {
        return client12(config -> config, Answering.AT_ONCE, tamper);
    }

    static HostileServer12 client12(UnaryOperator<ClientConfig.Builder> change, Answering answering, Tamper tamper) {
        return client12(change, answering, CREDENTIAL, tamper);
    }

    static HostileServer12 client12(
            UnaryOperator<ClientConfig.Builder> change, Answering answering, Credential credential, Tamper tamper) {
        ClientConfig config = clientConfig(builder -> change.apply(builder.policy(ONLY_12)));
        return HostileServer12.against(Endpoint.client(config, answering), CRYPTO, credential, tamper);
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

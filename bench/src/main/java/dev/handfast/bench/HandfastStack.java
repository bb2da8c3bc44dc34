package dev.handfast.bench;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.crypto.Crypto;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import java.util.List;

/** The library: one suite, X25519, one ticket. */
final class HandfastStack implements TlsStack {

    private final ClientConfig client;
    private final ClientConfig resumingClient;
    private final ServerConfig server;

    HandfastStack(Crypto crypto, CipherSuite suite) {
        SecurityPolicy policy =
                SecurityPolicy.latest().withSuites(List.of(suite)).withGroups(List.of(NamedGroup.X25519));
        client = ClientConfig.builder()
                .crypto(crypto)
                .policy(policy)
                .trust(Material.AUTHORITY.anchors())
                .sessions(SessionCache.none())
                .build();
        resumingClient = client.toBuilder().sessions(SessionCache.inMemory(1)).build();
        server = ServerConfig.builder()
                .crypto(crypto)
                .policy(policy)
                .credential(Credential.of(Material.SERVER))
                .ticketCount(1)
                .build();
    }

    @Override
    public TlsPair pair(boolean resuming, byte[] data) {
        return new HandfastPair(resuming ? resumingClient : client, server, data);
    }
}

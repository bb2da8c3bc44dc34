package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.NamedGroup;
import dev.handfast.wire.Bytes;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Bouncy Castle has below the interface of JSSE: exporters, and external keys. */
final class BouncyCastleTest {

    private static final BouncyCastle TLS_1_3 = BouncyCastle.of(ProtocolVersion.TLSv13);
    private static final BouncyCastle.Psk PSK = new BouncyCastle.Psk(
            "alice", Bytes.hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void exportsTheSameAsTheServer(boolean retrying) throws Exception {
        ConnectionInfo info = assertSameExportAsServer(
                retrying ? TLS_1_3.onlyP384() : TLS_1_3, Ours.client().build());

        assertThat(info.retried()).isEqualTo(retrying);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void exportsTheSameAsTheClient(boolean retrying) throws Exception {
        ConnectionInfo info = assertSameExportAsClient(
                TLS_1_3, Ours.server().policy(policy(retrying)).build());

        assertThat(info.retried()).isEqualTo(retrying);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectsWithAnExternalKey(boolean retrying) throws Exception {
        BouncyCastle server = TLS_1_3.with(PSK);
        ClientConfig config = ClientConfig.builder()
                .externalPsks(key(ExternalPsk.Role.CLIENT))
                .trust(Material.MINT.anchors())
                .build();
        ConnectionInfo info = assertSameExportAsServer(retrying ? server.onlyP384() : server, config);

        assertThat(info.pskIdentity()).isEqualTo(PSK.identity());
        assertThat(info.retried()).isEqualTo(retrying);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void servesAnExternalKey(boolean retrying) throws Exception {
        ServerConfig config = ServerConfig.builder()
                .policy(policy(retrying))
                .externalPsks(PskLookup.of(List.of(key(ExternalPsk.Role.SERVER))))
                .build();
        ConnectionInfo info = assertSameExportAsClient(TLS_1_3.with(PSK), config);

        assertThat(info.pskIdentity()).isEqualTo(PSK.identity());
        assertThat(info.retried()).isEqualTo(retrying);
    }

    private ConnectionInfo assertSameExportAsServer(BouncyCastle peer, ClientConfig config) throws Exception {
        try (ServerSocket listener = Ours.listen()) {
            Future<byte[]> theirs = threads.submit(() -> peer.serve(listener));
            try (TlsConnection client = Ours.connect(listener.getLocalPort(), config)) {
                Ours.converse(client);
                return assertSame(client, theirs);
            }
        }
    }

    private ConnectionInfo assertSameExportAsClient(BouncyCastle peer, ServerConfig config) throws Exception {
        try (ServerSocket listener = Ours.listen()) {
            Future<byte[]> theirs = threads.submit(() -> peer.connect(listener.getLocalPort()));
            try (TlsConnection server = Ours.accept(listener, config)) {
                assertThat(Ours.receive(server, 6)).isEqualTo("hello\n");
                return assertSame(server, theirs);
            }
        }
    }

    private static ConnectionInfo assertSame(TlsConnection ours, Future<byte[]> theirs) throws Exception {
        byte[] exported = ours.exportKeyingMaterial(BouncyCastle.LABEL, new byte[0], BouncyCastle.EXPORTED);
        ConnectionInfo info = ours.info().orElseThrow();
        ours.shutdownOutput();

        assertThat(exported).isEqualTo(theirs.get(Ours.PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        return info;
    }

    /** Its clients send shares for X25519 and P-256, and none for P-384. */
    private static SecurityPolicy policy(boolean retrying) {
        SecurityPolicy policy = SecurityPolicy.latest();
        return retrying ? policy.withGroups(List.of(NamedGroup.SECP384R1)) : policy;
    }

    private static ExternalPsk key(ExternalPsk.Role role) throws IOException {
        return ExternalPsk.raw(role, PSK.identity(), PSK.key().toArray());
    }
}

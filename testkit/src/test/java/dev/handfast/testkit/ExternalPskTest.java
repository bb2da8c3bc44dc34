package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.CryptoProviders;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.ExternalPsk.Role;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** External keys in TLS 1.3: RFC 8446, Section 4.2.11; RFC 9257; RFC 9258. */
final class ExternalPskTest {

    private static final String NAME = "sensor 7";

    @Test
    void offersAKeyThatIsForDatagramsAlone() {
        List<CipherSuite> suites = List.of(CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256);
        ClientConfig config = ClientConfig.builder()
                .policy(SecurityPolicy.iot().withSuites(suites))
                .externalPsks(
                        ExternalPsk.raw(Role.CLIENT, "thing", new byte[16]).rawIn(ProtocolVersion.DTLS_1_2))
                .build();
        assertThat(config.policy().suites()).isEqualTo(suites);
    }

    @Test
    void connectsWithoutAnyCertificate() {
        ConnectionInfo info = keyOnly(raw(Role.CLIENT, 1), raw(Role.SERVER, 1)).clientInfo();

        assertThat(info.pskIdentity()).isEqualTo(NAME);
        assertThat(info.peerChain()).isEmpty();
        assertThat(info.resumed()).isFalse();
    }

    @Test
    void usesAKeyOfSha384() {
        ExternalPsk client = raw(Role.CLIENT, 1).withHash(HashAlgorithm.SHA384);

        ConnectionInfo info = keyOnly(client, raw(Role.SERVER, 1).withHash(HashAlgorithm.SHA384))
                .clientInfo();

        assertThat(info.suite()).isEqualTo(CipherSuite.TLS_AES_256_GCM_SHA384);
    }

    @Test
    void importsAKey() {
        ConnectionInfo info = keyOnly(imported(Role.CLIENT, "here"), imported(Role.SERVER, "here"))
                .clientInfo();

        assertThat(info.pskIdentity()).isEqualTo(NAME);
    }

    @Test
    void importsAKeyForEveryHash() {
        Ends ends = keyOnly(imported(Role.CLIENT, "here"), imported(Role.SERVER, "here"));
        ServerConfig only384 = ends.server().toBuilder()
                .policy(SecurityPolicy.latest().withSuites(List.of(CipherSuite.TLS_AES_256_GCM_SHA384)))
                .build();

        assertThat(ends.with(only384).clientInfo().pskIdentity()).isEqualTo(NAME);
    }

    @Test
    void doesNotImportInAnotherContext() {
        assertThat(refusal(keyOnly(imported(Role.CLIENT, "here"), imported(Role.SERVER, "there"))))
                .isEqualTo(AuthenticationFault.UNKNOWN_PSK);
    }

    @Test
    void refusesAWrongKey() {
        assertThat(refusal(keyOnly(raw(Role.CLIENT, 1), raw(Role.SERVER, 2))))
                .isEqualTo(AuthenticationFault.BAD_BINDER);
    }

    @Test
    void answersAnUnknownNameLikeAWrongKey() {
        ExternalPsk other = ExternalPsk.raw(Role.SERVER, "somebody else", key(1));

        assertThat(alert(keyOnly(raw(Role.CLIENT, 1), other)))
                .isEqualTo(alert(keyOnly(raw(Role.CLIENT, 1), raw(Role.SERVER, 2))));
    }

    @Test
    void fallsBackToACertificateForAnUnknownName() {
        Ends ends = Ends.of(client -> client.externalPsks(raw(Role.CLIENT, 1)), server -> server);

        ConnectionInfo info = ends.clientInfo();

        assertThat(info.pskIdentity()).isEmpty();
        assertThat(info.peerChain()).isNotEmpty();
    }

    @Test
    void resumesAsTheHolderOfTheKey() {
        Ends ends = keyOnly(raw(Role.CLIENT, 1), raw(Role.SERVER, 1));
        ends.clientInfo();

        ConnectionInfo info = ends.clientInfo();

        assertThat(info.resumed()).isTrue();
        assertThat(info.pskIdentity()).isEqualTo(NAME);
        assertThat(info.peerChain()).isEmpty();
    }

    @Test
    void doesNotResumeAsTheHolderOfAKeyThatIsGone() {
        SessionCache shared = SessionCache.inMemory(1);
        Ends ends = keyOnly(raw(Role.CLIENT, 1), raw(Role.SERVER, 1));
        Ends holder = ends.with(ends.client().toBuilder().sessions(shared).build());
        holder.clientInfo();
        ServerConfig both = ends.server().toBuilder()
                .resumptionScope(ends.server().resumptionScope())
                .credential(Credential.of(Ends.MINT.server(Pair.SERVER_NAME)))
                .build();
        Ends forgetful =
                holder.with(holder.client().toBuilder().externalPsks().build()).with(both);

        ConnectionInfo info = forgetful.clientInfo();

        assertThat(info.resumed()).isFalse();
        assertThat(info.peerChain()).isNotEmpty();
    }

    @Test
    void ignoresAKeyOfOurOwnThatAPeerNames() {
        ExternalPsk own = raw(Role.CLIENT, 1);
        Ends ends = Ends.of(
                client -> client.externalPsks(own),
                server -> server.externalPsks(identity -> CompletableFuture.completedFuture(Optional.of(own))));

        assertThat(ends.clientInfo().pskIdentity()).isEmpty();
    }

    @Test
    void keepsTheKeyExchangeWhereTheServerWantsIt() {
        SecurityPolicy alone = SecurityPolicy.latest().withPskWithoutKeyExchange(true);
        Ends ends = keyOnly(raw(Role.CLIENT, 1), raw(Role.SERVER, 1));
        ClientConfig client = ends.client().toBuilder().policy(alone).build();

        assertThat(ends.with(client).clientInfo().group()).isPresent();
    }

    @Test
    void retriesWithAKeyThatMayStandAlone() {
        SecurityPolicy alone = SecurityPolicy.latest().withPskWithoutKeyExchange(true);
        Ends ends = keyOnly(raw(Role.CLIENT, 1), raw(Role.SERVER, 1));
        ClientConfig client =
                ends.client().toBuilder().policy(alone).keyShares(0).build();
        ServerConfig server =
                ends.server().toBuilder().policy(alone).retryCookie(true).build();

        ConnectionInfo info = ends.with(client).with(server).clientInfo();

        assertThat(info.retried()).isTrue();
        assertThat(info.pskIdentity()).isEqualTo(NAME);
        assertThat(info.group()).isPresent();
    }

    @Test
    void takesTheSecondNameWhenTheFirstIsUnknown() {
        ExternalPsk stranger = ExternalPsk.raw(Role.CLIENT, "stranger", key(9));
        Ends ends = keyOnly(raw(Role.CLIENT, 1), raw(Role.SERVER, 1));
        ClientConfig client = ends.client().toBuilder()
                .externalPsks(stranger, raw(Role.CLIENT, 1))
                .build();

        assertThat(ends.with(client).clientInfo().pskIdentity()).isEqualTo(NAME);
    }

    @Test
    void refusesToUseAClientsKeyAsAServer() {
        assertThatThrownBy(() -> PskLookup.of(List.of(raw(Role.CLIENT, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SERVER");
    }

    @Test
    void refusesAKeyOfLessThan128Bits() {
        assertThatThrownBy(() -> ExternalPsk.raw(Role.CLIENT, NAME, new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 bytes");
    }

    @Test
    void neverPrintsTheKey() {
        assertThat(raw(Role.CLIENT, 0x5a)).asString().doesNotContain("5a").doesNotContain("90");
    }

    private static Ends keyOnly(ExternalPsk client, ExternalPsk server) {
        Ends ends = Ends.of(some -> some.externalPsks(client), some -> some);
        return ends.with(ServerConfig.builder()
                .crypto(CryptoProviders.fastest(SeededRandom.of(9257)))
                .time(ends.clock())
                .externalPsks(PskLookup.of(List.of(server)))
                .build());
    }

    private static ExternalPsk raw(Role role, int fill) {
        return ExternalPsk.raw(role, NAME, key(fill));
    }

    private static ExternalPsk imported(Role role, String context) {
        return ExternalPsk.imported(
                role, NAME.getBytes(StandardCharsets.UTF_8), key(1), context.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private static Object refusal(Ends ends) {
        try (Pair pair = ends.meet()) {
            return ((PeerFaultException) pair.server().failure().orElseThrow()).fault();
        }
    }

    private static Optional<TlsException> failureOfClient(Ends ends) {
        try (Pair pair = ends.meet()) {
            return pair.client().failure();
        }
    }

    private static int alert(Ends ends) {
        return ((AlertReceivedException) failureOfClient(ends).orElseThrow()).code();
    }
}

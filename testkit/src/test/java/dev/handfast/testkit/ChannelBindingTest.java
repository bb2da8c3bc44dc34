package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.handfast.config.Concession;
import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.engine.ChannelBinding;
import dev.handfast.engine.ChannelBindingException;
import dev.handfast.engine.ChannelBindingException.Reason;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.trust.KeyKind;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ties an authentication above TLS to a connection, in both versions (RFC 5929, RFC 9266). */
final class ChannelBindingTest {

    private static final SecurityPolicy CONCEDING =
            Victims.ONLY_12.withConcessions(Set.of(Concession.WITHOUT_EXTENDED_MASTER_SECRET));

    private static Ends ends(ProtocolVersion version) {
        return Ends.of(
                client -> client.policy(SecurityPolicy.latest().withVersions(List.of(version))), server -> server);
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameOnBothSidesOfTls12(ChannelBinding kind) throws Exception {
        try (Pair pair = ends(ProtocolVersion.TLS_1_2).meet()) {
            assertThat(Ends.info(pair.client()).channelBinding(kind))
                    .isEqualTo(Ends.info(pair.server()).channelBinding(kind))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_SERVER_END_POINT", "TLS_EXPORTER"})
    void isTheSameOnBothSidesOfTls13(ChannelBinding kind) throws Exception {
        try (Pair pair = ends(ProtocolVersion.TLS_1_3).meet()) {
            assertThat(Ends.info(pair.client()).channelBinding(kind))
                    .isEqualTo(Ends.info(pair.server()).channelBinding(kind))
                    .isNotEmpty();
        }
    }

    @Test
    void isUniqueToAConnection() throws Exception {
        Ends ends = ends(ProtocolVersion.TLS_1_2);
        byte[] first = ends.clientInfo().channelBinding(ChannelBinding.TLS_UNIQUE);

        assertThat(ends.clientInfo().channelBinding(ChannelBinding.TLS_UNIQUE)).isNotEqualTo(first);
    }

    @Test
    void isTheFirstFinishedOfAFullHandshake() throws Exception {
        HostileServer12 server = Victims.client12(Tamper.none());
        server.handshake();

        assertThat(info(server.peer()).channelBinding(ChannelBinding.TLS_UNIQUE))
                .isEqualTo(server.peer().newest(HandshakeType.FINISHED).body().toArray());
    }

    @Test
    void isTheServersFinishedWhenASessionIsResumed() throws Exception {
        Ends ends = ends(ProtocolVersion.TLS_1_2);
        ends.clientInfo();
        try (Pair pair = ends.meet()) {
            ConnectionInfo client = Ends.info(pair.client());

            assertThat(client.resumed()).isTrue();
            assertThat(client.channelBinding(ChannelBinding.TLS_UNIQUE))
                    .isEqualTo(Ends.info(pair.server()).channelBinding(ChannelBinding.TLS_UNIQUE))
                    .hasSize(12);
        }
    }

    @Test
    void hashesTheCertificateAsItsSignatureDoes() throws Exception {
        Mint mint = Mint.authority("Signs with SHA-384", KeyKind.P384);
        Ends ends = Ends.of(
                client -> client.trust(mint.anchors()),
                server -> server.credential(Credential.of(mint.server(Pair.SERVER_NAME))));
        ConnectionInfo info = ends.clientInfo();
        X509Certificate certificate = info.peerChain().get(0);

        assertThat(certificate.getSigAlgName()).isEqualTo("SHA384withECDSA");
        assertThat(info.channelBinding(ChannelBinding.TLS_SERVER_END_POINT))
                .isEqualTo(MessageDigest.getInstance("SHA-384").digest(certificate.getEncoded()));
    }

    @Test
    void hasNoValueWhereTheSignatureHasNoHash() {
        Mint mint = Mint.authority("Signs with Ed25519", KeyKind.ED25519);
        Ends ends = Ends.of(
                client -> client.trust(mint.anchors()),
                server -> server.credential(Credential.of(mint.server(Pair.SERVER_NAME))));

        assertMissing(ends.clientInfo(), ChannelBinding.TLS_SERVER_END_POINT, Reason.NO_HASH);
    }

    @Test
    void hasNoUniqueValueInTls13() {
        ConnectionInfo info = ends(ProtocolVersion.TLS_1_3).clientInfo();

        assertMissing(info, ChannelBinding.TLS_UNIQUE, Reason.NOT_IN_THIS_VERSION);
    }

    @Test
    void hasNoEndPointOnAServerThatResumes() {
        Ends ends = ends(ProtocolVersion.TLS_1_2);
        ends.clientInfo();
        try (Pair pair = ends.meet()) {
            assertMissing(Ends.info(pair.server()), ChannelBinding.TLS_SERVER_END_POINT, Reason.NO_CERTIFICATE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_UNIQUE", "TLS_EXPORTER"})
    void isRefusedByAServerWithoutTheExtendedMasterSecret(ChannelBinding kind) {
        assertMissing(info(withoutExtension().peer()), kind, Reason.NO_EXTENDED_MASTER_SECRET);
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_UNIQUE", "TLS_EXPORTER"})
    void isRefusedByAClientWithoutTheExtendedMasterSecret(ChannelBinding kind) {
        HostileServer12 server = Victims.client12(client -> client.policy(CONCEDING), Answering.AT_ONCE, Tamper.none());
        server.handshakeWithoutExtendedMasterSecret();

        assertMissing(info(server.peer()), kind, Reason.NO_EXTENDED_MASTER_SECRET);
    }

    @Test
    void exportsNothingWithoutTheExtendedMasterSecret() {
        HostileClient12 client = withoutExtension();

        assertThatIllegalStateException()
                .isThrownBy(() -> client.peer().victim().engine().exportKeyingMaterial("EXPORTER-test", 8));
    }

    @Test
    void exportsSomethingElseForAnEmptyContextInTls12() {
        try (Pair pair = ends(ProtocolVersion.TLS_1_2).meet()) {
            byte[] without = pair.client().engine().exportKeyingMaterial("EXPORTER-test", 8);

            assertThat(pair.server().engine().exportKeyingMaterial("EXPORTER-test", 8))
                    .isEqualTo(without);
            assertThat(pair.client().engine().exportKeyingMaterial("EXPORTER-test", new byte[0], 8))
                    .isNotEqualTo(without);
        }
    }

    @Test
    void exportsTheSameForAnEmptyContextInTls13() {
        try (Pair pair = ends(ProtocolVersion.TLS_1_3).meet()) {
            assertThat(pair.client().engine().exportKeyingMaterial("EXPORTER-test", new byte[0], 8))
                    .isEqualTo(pair.server().engine().exportKeyingMaterial("EXPORTER-test", 8));
        }
    }

    @Test
    void survivesTheConnection() throws Exception {
        ConnectionInfo info;
        byte[] open;
        try (Pair pair = ends(ProtocolVersion.TLS_1_2).meet()) {
            info = Ends.info(pair.client());
            open = info.channelBinding(ChannelBinding.TLS_EXPORTER);
        }

        assertThat(info.channelBinding(ChannelBinding.TLS_EXPORTER)).isEqualTo(open);
    }

    @Test
    void isACopy() throws Exception {
        ConnectionInfo info = ends(ProtocolVersion.TLS_1_2).clientInfo();
        Arrays.fill(info.channelBinding(ChannelBinding.TLS_UNIQUE), (byte) 0);

        assertThat(info.channelBinding(ChannelBinding.TLS_UNIQUE)).isNotEqualTo(new byte[12]);
    }

    @Test
    void goesByItsRegisteredName() {
        assertThat(ChannelBinding.named("tls-server-end-point")).contains(ChannelBinding.TLS_SERVER_END_POINT);
        assertThat(ChannelBinding.named("tls-none")).isEmpty();
    }

    @Test
    void keysOfTls12AreNeverUpdated() {
        try (Pair pair = ends(ProtocolVersion.TLS_1_2).meet()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> update(pair.client()))
                    .withMessageContaining("TLS 1.2");
        }
    }

    private static void update(Endpoint endpoint) throws TlsException {
        endpoint.engine().updateKeys(false, 0);
    }

    /** A client that lacks the extended master secret, with a server whose policy concedes that. */
    private static HostileClient12 withoutExtension() {
        HostileClient12 client = Victims.server12(server -> server.policy(CONCEDING), Answering.AT_ONCE, Tamper.none());
        client.sendHello(
                client.hello().with(client.hello().extensions().without(ExtensionType.EXTENDED_MASTER_SECRET)));
        client.sendKeyExchange();
        client.sendFinished();
        return client;
    }

    private static ConnectionInfo info(HostilePeer peer) {
        return Ends.info(peer.victim());
    }

    private static void assertMissing(ConnectionInfo info, ChannelBinding kind, Reason reason) {
        assertThatExceptionOfType(ChannelBindingException.class)
                .isThrownBy(() -> info.channelBinding(kind))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .withMessageContaining(kind.toString());
    }
}

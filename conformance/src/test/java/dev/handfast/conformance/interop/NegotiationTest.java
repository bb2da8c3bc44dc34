package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.trust.KeyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a handshake can agree on, with every peer in both roles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NegotiationTest {

    private static final SecurityPolicy ALL = SecurityPolicy.latest();

    private final Map<String, PeerServer> servers = new ConcurrentHashMap<>();

    static Stream<Arguments> suites() {
        return withEveryPeer(ALL.suites().stream().filter(CipherSuite::isFor13).toList());
    }

    static Stream<Arguments> groups() {
        return withEveryPeer(Stream.concat(ALL.groups().stream(), Stream.of(NamedGroup.FFDHE2048, NamedGroup.FFDHE3072))
                .toList());
    }

    static Stream<Arguments> kinds() {
        return withEveryPeer(Material.KINDS.keySet().stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList());
    }

    private static Stream<Arguments> withEveryPeer(List<?> values) {
        return Stream.of(Peer.values()).flatMap(peer -> values.stream().map(value -> Arguments.of(peer, value)));
    }

    @AfterAll
    void stopServers() {
        servers.values().forEach(PeerServer::close);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void connectsWithSuite(Peer peer, CipherSuite suite) throws IOException {
        ClientConfig config =
                Ours.client().policy(ALL.withSuites(List.of(suite))).build();

        assertThat(connect(server(peer, KeyKind.P256), config).suite()).isEqualTo(suite);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void connectsWithGroup(Peer peer, NamedGroup group) throws IOException {
        ClientConfig config =
                Ours.client().policy(ALL.withGroups(List.of(group))).build();

        assertThat(connect(server(peer, KeyKind.P256), config).group()).contains(group);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void connectsToKey(Peer peer, KeyKind kind) throws IOException {
        ConnectionInfo info = connect(server(peer, kind), Ours.client().build());

        assertThat(info.peerScheme().orElseThrow().toString()).startsWith(Material.KINDS.get(kind));
    }

    @ParameterizedTest
    @MethodSource("suites")
    void servesSuite(Peer peer, CipherSuite suite) throws Exception {
        ServerConfig config =
                Ours.server().policy(ALL.withSuites(List.of(suite))).build();

        assertThat(serve(peer, Setup.client(), config).suite()).isEqualTo(suite);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void servesGroup(Peer peer, NamedGroup group) throws Exception {
        ServerConfig config =
                Ours.server().policy(ALL.withGroups(List.of(group))).build();

        assertThat(serve(peer, Setup.client(), config).group()).contains(group);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void servesWithKey(Peer peer, KeyKind kind) throws Exception {
        ConnectionInfo info = serve(peer, Setup.client(), Ours.server(kind).build());

        assertThat(info.ownScheme().orElseThrow().toString()).startsWith(Material.KINDS.get(kind));
    }

    @ParameterizedTest
    @EnumSource
    void isAskedForAShare(Peer peer) throws IOException {
        assertThat(connect(
                                server(peer, KeyKind.P256),
                                Ours.client().keyShares(0).build())
                        .retried())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "JSSE", mode = EnumSource.Mode.EXCLUDE)
    void isAskedForAnotherGroup(Peer peer) throws IOException {
        try (PeerServer server =
                peer.serve(Setup.server(Material.server(KeyKind.P384)).withGroups(NamedGroup.SECP384R1))) {
            ConnectionInfo info = connect(server, Ours.client().build());

            assertThat(info.retried()).isTrue();
            assertThat(info.group()).contains(NamedGroup.SECP384R1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksForAnotherGroup(Peer peer) throws Exception {
        ServerConfig config = Ours.server()
                .policy(ALL.withGroups(List.of(NamedGroup.SECP521R1)))
                .retryCookie(true)
                .build();

        assertThat(serve(peer, Setup.client(), config).retried()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void connectsWithAnApplicationProtocol(Peer peer) throws IOException {
        try (PeerServer server = peer.serve(Setup.server().withProtocols("h2", "http/1.1"))) {
            ConnectionInfo info = connect(
                    server, Ours.client().applicationProtocols("http/1.1").build());

            assertThat(info.applicationProtocol()).isEqualTo("http/1.1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesAnApplicationProtocol(Peer peer) throws Exception {
        ServerConfig config =
                Ours.server().applicationProtocols("http/1.1", "h2").build();

        ConnectionInfo info = serve(peer, Setup.client().withProtocols("h2", "http/1.1"), config);

        assertThat(info.applicationProtocol()).isEqualTo("http/1.1");
        assertThat(info.serverName()).isEqualTo(Material.HOST);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void showsItsCertificate(Peer peer, KeyKind kind) throws IOException {
        ConnectionInfo info = connect(
                demandingServer(peer),
                Ours.client().credential(Credential.of(Material.client(kind))).build());

        assertThat(info.ownScheme().orElseThrow().toString()).startsWith(Material.KINDS.get(kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void demandsACertificate(Peer peer, KeyKind kind) throws Exception {
        ServerConfig config = Ours.server()
                .clientAuthentication(ClientAuthentication.REQUIRED)
                .trust(Material.MINT.anchors())
                .build();

        ConnectionInfo info = serve(peer, Setup.client().with(Material.client(kind)), config);

        assertThat(info.peerChain()).startsWith(Material.client(kind).x509());
        assertThat(info.peerScheme().orElseThrow().toString()).startsWith(Material.KINDS.get(kind));
    }

    private PeerServer server(Peer peer, KeyKind kind) {
        return servers.computeIfAbsent(peer + " " + kind, unused -> start(peer, Setup.server(Material.server(kind))));
    }

    private PeerServer demandingServer(Peer peer) {
        return servers.computeIfAbsent(
                peer + " demanding", unused -> start(peer, Setup.server().demandingCertificates()));
    }

    private static PeerServer start(Peer peer, Setup setup) {
        try {
            return peer.serve(setup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConnectionInfo connect(PeerServer server, ClientConfig config) throws IOException {
        try (TlsConnection connection = Ours.connect(server, config)) {
            Ours.converse(connection);
            return connection.info().orElseThrow();
        }
    }

    private static ConnectionInfo serve(Peer peer, Setup setup, ServerConfig config) throws Exception {
        try (ServerSocket listener = Ours.listen();
                PeerClient client = peer.connect(listener.getLocalPort(), setup);
                TlsConnection connection = Ours.accept(listener, config)) {
            Ours.converse(connection, client);
            return connection.info().orElseThrow();
        }
    }
}

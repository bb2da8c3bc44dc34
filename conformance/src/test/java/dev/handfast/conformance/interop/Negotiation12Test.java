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
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
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

/** What a handshake of TLS 1.2 can agree on, with every peer in both roles, and which version is chosen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Negotiation12Test {

    private static final ProtocolVersion TLS_1_2 = ProtocolVersion.TLS_1_2;
    private static final ProtocolVersion TLS_1_3 = ProtocolVersion.TLS_1_3;
    private static final SecurityPolicy BOTH = SecurityPolicy.latest();
    private static final SecurityPolicy ONLY_12 = BOTH.withVersions(List.of(TLS_1_2));

    private final Map<String, PeerServer> servers = new ConcurrentHashMap<>();

    static Stream<Arguments> suites() {
        return withEveryPeer(BOTH.suitesFor(TLS_1_2).stream()
                .filter(suite -> suite.keyExchange().hasCertificate())
                .toList());
    }

    static Stream<Arguments> groups() {
        return withEveryPeer(
                BOTH.groups().stream().filter(NamedGroup::isElliptic).toList());
    }

    static Stream<Arguments> kinds() {
        return withEveryPeer(Material.KINDS.keySet().stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList());
    }

    static Stream<Arguments> schemes() {
        return withEveryPeer(List.of(
                SignatureScheme.RSA_PKCS1_SHA256,
                SignatureScheme.RSA_PKCS1_SHA384,
                SignatureScheme.RSA_PKCS1_SHA512,
                SignatureScheme.RSA_PSS_RSAE_SHA256,
                SignatureScheme.RSA_PSS_RSAE_SHA384,
                SignatureScheme.RSA_PSS_RSAE_SHA512));
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
        ConnectionInfo info = connect(server(peer, kindFor(suite)), ONLY_12.withSuites(List.of(suite)));

        assertThat(info.version()).isEqualTo(TLS_1_2);
        assertThat(info.suite()).isEqualTo(suite);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void servesSuite(Peer peer, CipherSuite suite) throws Exception {
        ServerConfig config = Ours.server(kindFor(suite))
                .policy(ONLY_12.withSuites(List.of(suite)))
                .build();

        assertThat(serve(peer, client(), config).suite()).isEqualTo(suite);
    }

    private static KeyKind kindFor(CipherSuite suite) {
        return suite.toString().contains("ECDSA") ? KeyKind.P256 : KeyKind.rsa(2048);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void connectsWithGroup(Peer peer, NamedGroup group) throws IOException {
        ConnectionInfo info = connect(server(peer, KeyKind.rsa(2048)), ONLY_12.withGroups(List.of(group)));

        assertThat(info.group()).contains(group);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void servesGroup(Peer peer, NamedGroup group) throws Exception {
        ServerConfig config = Ours.server(KeyKind.rsa(2048))
                .policy(ONLY_12.withGroups(List.of(group)))
                .build();

        assertThat(serve(peer, client(), config).group()).contains(group);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void connectsToKey(Peer peer, KeyKind kind) throws IOException {
        assertThat(connect(server(peer, kind), ONLY_12).peerScheme()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void servesWithKey(Peer peer, KeyKind kind) throws Exception {
        ConnectionInfo info = serve(peer, client(), Ours.server(kind).build());

        assertThat(info.ownScheme().orElseThrow().toString()).startsWith(Material.KINDS.get(kind));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void connectsWithScheme(Peer peer, SignatureScheme scheme) throws IOException {
        SecurityPolicy policy = ONLY_12.withSchemes(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256, scheme))
                .withCertificateSchemes(List.of());

        assertThat(connect(server(peer, KeyKind.rsa(2048)), policy).peerScheme())
                .contains(scheme);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void showsItsCertificate(Peer peer, KeyKind kind) throws IOException {
        ClientConfig config = Ours.client()
                .policy(ONLY_12)
                .credential(Credential.of(Material.client(kind)))
                .build();

        assertThat(connect(demandingServer(peer), config).ownScheme()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void demandsACertificate(Peer peer, KeyKind kind) throws Exception {
        ServerConfig config = Ours.server()
                .clientAuthentication(ClientAuthentication.REQUIRED)
                .trust(Material.MINT.anchors())
                .build();

        ConnectionInfo info = serve(peer, client().with(Material.client(kind)), config);

        assertThat(info.peerChain()).startsWith(Material.client(kind).x509());
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWithoutACertificate(Peer peer) throws Exception {
        ServerConfig config = Ours.server()
                .clientAuthentication(ClientAuthentication.REQUESTED)
                .trust(Material.MINT.anchors())
                .build();

        assertThat(serve(peer, client(), config).peerChain()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void connectsWithAnApplicationProtocol(Peer peer) throws IOException {
        try (PeerServer server = peer.serve(Setup.server().speaking(TLS_1_2).withProtocols("h2", "http/1.1"))) {
            ClientConfig config = Ours.client().applicationProtocols("http/1.1").build();

            assertThat(connect(server, config).applicationProtocol()).isEqualTo("http/1.1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesAnApplicationProtocol(Peer peer) throws Exception {
        ServerConfig config =
                Ours.server().applicationProtocols("http/1.1", "h2").build();

        ConnectionInfo info = serve(peer, client().withProtocols("h2", "http/1.1"), config);

        assertThat(info.applicationProtocol()).isEqualTo("http/1.1");
        assertThat(info.serverName()).isEqualTo(Material.HOST);
    }

    @ParameterizedTest
    @EnumSource
    void choosesTheNewerVersionOfAServer(Peer peer) throws IOException {
        try (PeerServer server = peer.serve(Setup.server().speaking(TLS_1_3, TLS_1_2))) {
            assertThat(connect(server, BOTH).version()).isEqualTo(TLS_1_3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void choosesTheOlderVersionWhereItMust(Peer peer) throws IOException {
        try (PeerServer server = peer.serve(Setup.server().speaking(TLS_1_3, TLS_1_2))) {
            assertThat(connect(server, ONLY_12).version()).isEqualTo(TLS_1_2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void followsAServerToTheOlderVersion(Peer peer) throws IOException {
        assertThat(connect(server(peer, KeyKind.P256), BOTH).version()).isEqualTo(TLS_1_2);
    }

    @ParameterizedTest
    @EnumSource
    void servesTheNewerVersion(Peer peer) throws Exception {
        Setup setup = Setup.client().speaking(TLS_1_3, TLS_1_2);

        assertThat(serve(peer, setup, Ours.server().build()).version()).isEqualTo(TLS_1_3);
    }

    /** Whoever could speak TLS 1.3 sees no mark of a downgrade in the random of a server that cannot. */
    @ParameterizedTest
    @EnumSource
    void servesTheOlderVersionWhereItMust(Peer peer) throws Exception {
        Setup setup = Setup.client().speaking(TLS_1_3, TLS_1_2);

        assertThat(serve(peer, setup, Ours.server().policy(ONLY_12).build()).version())
                .isEqualTo(TLS_1_2);
    }

    private PeerServer server(Peer peer, KeyKind kind) {
        return servers.computeIfAbsent(
                peer + " " + kind,
                unused -> start(peer, Setup.server(Material.server(kind)).speaking(TLS_1_2)));
    }

    private PeerServer demandingServer(Peer peer) {
        return servers.computeIfAbsent(
                peer + " demanding",
                unused -> start(peer, Setup.server().speaking(TLS_1_2).demandingCertificates()));
    }

    private static PeerServer start(Peer peer, Setup setup) {
        try {
            return peer.serve(setup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Setup client() {
        return Setup.client().speaking(TLS_1_2);
    }

    private static ConnectionInfo connect(PeerServer server, SecurityPolicy policy) throws IOException {
        return connect(server, Ours.client().policy(policy).build());
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

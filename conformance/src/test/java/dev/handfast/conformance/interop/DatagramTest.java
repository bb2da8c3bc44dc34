package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.DtlsConnection;
import dev.handfast.DtlsListener;
import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.DatagramSettings;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.trust.KeyKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DTLS 1.2 with every peer in both roles: messages both ways and close_notify both ways in each test, and our listener,
 * which sends cookies.
 */
final class DatagramTest {

    private static final int SMALL = 300;

    static Stream<Arguments> suites() {
        return Stream.of(DatagramPeer.values()).flatMap(peer -> suites(peer).map(suite -> Arguments.of(peer, suite)));
    }

    private static Stream<CipherSuite> suites(DatagramPeer peer) {
        Stream<CipherSuite> all = SecurityPolicy.latest().suites().stream()
                .filter(suite -> suite.toString().matches("TLS_ECDHE_(ECDSA|RSA)_.*"));
        Stream<CipherSuite> ccm =
                Stream.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8);
        return peer == DatagramPeer.JSSE ? all : Stream.concat(all, ccm);
    }

    static Stream<Arguments> pskSuitesOfServers() {
        return Stream.of(DatagramPeer.OPENSSL, DatagramPeer.GNUTLS)
                .flatMap(peer -> SecurityPolicy.iot().suites().stream()
                        .filter(suite -> suite.toString().contains("PSK_"))
                        .filter(suite -> !suite.equals(CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256))
                        .map(suite -> Arguments.of(peer, suite)));
    }

    /** Without ECDHE_PSK of gnutls-cli 3.7, which crashes behind such a handshake with whatever server. */
    static Stream<Arguments> pskSuitesOfClients() {
        return pskSuitesOfServers()
                .filter(pair -> pair.get()[0] == DatagramPeer.OPENSSL
                        || !pair.get()[1].toString().contains("ECDHE_PSK"));
    }

    @ParameterizedTest
    @MethodSource("suites")
    void connectsWithSuite(DatagramPeer peer, CipherSuite suite) throws IOException {
        try (DatagramSide server = peer.serve(server(suite))) {
            assertThat(connect(server, client(suite)).suite()).isEqualTo(suite);
            server.awaitSuite(suite);
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void servesSuite(DatagramPeer peer, CipherSuite suite) throws IOException {
        ServerConfig config = Ours.server(key(suite))
                .policy(SecurityPolicy.latest().withSuites(List.of(suite)))
                .build();
        try (DtlsListener listener = DatagramOurs.listen(config);
                DatagramSide client =
                        peer.connect(port(listener), DatagramSetup.bare().withSuite(suite))) {
            assertThat(serve(listener, client).suite()).isEqualTo(suite);
            client.awaitSuite(suite);
            assertThat(listener.counts().asked()).as("cookies").isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("pskSuitesOfServers")
    void connectsWithPsk(DatagramPeer peer, CipherSuite suite) throws IOException {
        ClientConfig config = ClientConfig.builder()
                .policy(SecurityPolicy.iot().withSuites(List.of(suite)))
                .externalPsks(psk(ExternalPsk.Role.CLIENT))
                .build();
        try (DatagramSide server = peer.serve(DatagramSetup.bare().withSuite(suite))) {
            ConnectionInfo info = connect(server, config);

            assertThat(info.suite()).isEqualTo(suite);
            assertThat(info.pskIdentity()).isEqualTo(DatagramSetup.IDENTITY);
            server.awaitSuite(suite);
        }
    }

    @ParameterizedTest
    @MethodSource("pskSuitesOfClients")
    void servesPsk(DatagramPeer peer, CipherSuite suite) throws IOException {
        ServerConfig config = ServerConfig.builder()
                .policy(SecurityPolicy.iot().withSuites(List.of(suite)))
                .externalPsks(PskLookup.of(List.of(psk(ExternalPsk.Role.SERVER))))
                .build();
        try (DtlsListener listener = DatagramOurs.listen(config);
                DatagramSide client =
                        peer.connect(port(listener), DatagramSetup.bare().withSuite(suite))) {
            assertThat(serve(listener, client).pskIdentity()).isEqualTo(DatagramSetup.IDENTITY);
            client.awaitSuite(suite);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENSSL", "GNUTLS"})
    void connectsToAServerWithoutCookies(DatagramPeer peer) throws IOException {
        try (DatagramSide server = peer.serve(server(KeyKind.P256).withoutCookies())) {
            assertThat(connect(server, Ours.client().build()).version()).isEqualTo(ProtocolVersion.DTLS_1_2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsItsCertificate(DatagramPeer peer) throws IOException {
        ClientConfig config = Ours.client()
                .credential(Credential.of(Material.client(KeyKind.P256)))
                .build();
        try (DatagramSide server = peer.serve(server(KeyKind.P256).demandingCertificates())) {
            assertThat(connect(server, config).ownScheme()).isPresent();
            server.await("subject=CN = alice|client CN=alice|CERTIFICATE VERIFY \\(15\\) was received");
        }
    }

    @ParameterizedTest
    @EnumSource
    void demandsACertificate(DatagramPeer peer) throws IOException {
        ServerConfig config = demanding(Ours.server());
        DatagramSetup alice = DatagramSetup.bare().with(Material.client(KeyKind.P256));
        try (DtlsListener listener = DatagramOurs.listen(config);
                DatagramSide client = peer.connect(port(listener), alice)) {
            assertThat(serve(listener, client).peerChain())
                    .startsWith(Material.client(KeyKind.P256).x509());
        }
    }

    @ParameterizedTest
    @EnumSource
    void connectsThroughSmallDatagrams(DatagramPeer peer) throws IOException {
        ClientConfig config = Ours.client()
                .credential(Credential.of(Material.client(KeyKind.rsa(2048))))
                .build();
        DatagramSetup setup = server(KeyKind.rsa(2048)).demandingCertificates().withMtu(SMALL);
        try (DatagramSide server = peer.serve(setup);
                DatagramRelay relay = new DatagramRelay(server.port())) {
            ConnectionInfo info = DatagramOurs.connect(
                    server, relay.port(), config, DatagramSettings.standard().withMaximumDatagram(SMALL));

            assertThat(info.ownScheme()).isPresent();
            assertSmall(relay);
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesThroughSmallDatagrams(DatagramPeer peer) throws IOException {
        ServerConfig config = demanding(Ours.server(KeyKind.rsa(2048)));
        DatagramSetup alice =
                DatagramSetup.bare().with(Material.client(KeyKind.rsa(2048))).withMtu(SMALL);
        try (DtlsListener listener =
                        DatagramOurs.listen(config, DatagramSettings.standard().withMaximumDatagram(SMALL));
                DatagramRelay relay = new DatagramRelay(port(listener));
                DatagramSide client = peer.connect(relay.port(), alice)) {
            assertThat(serve(listener, client).peerScheme()).isPresent();
            assertSmall(relay);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumesTheSessionOfAServer(DatagramPeer peer) throws IOException {
        ClientConfig config = Ours.client().sessions(SessionCache.inMemory(10)).build();
        try (DatagramSide server = peer.serve(server(KeyKind.P256).withoutCookies())) {
            assertThat(connect(server, config).resumed()).isFalse();
            assertThat(connect(server, config).resumed()).isTrue();
            server.awaitResumption();
        }
    }

    @Test
    void isResumedByOpenSsl() throws IOException {
        Path session = Material.newFile(".session");
        try (DtlsListener listener = DatagramOurs.listen(Ours.server().build())) {
            assertThat(serveOpenSsl(listener, "-sess_out", session).resumed()).isFalse();
            assertThat(serveOpenSsl(listener, "-sess_in", session).resumed()).isTrue();
        }
    }

    @Test
    void isResumedByGnuTls() throws IOException {
        try (DtlsListener listener = DatagramOurs.listen(Ours.server().build());
                DatagramSide client = DatagramGnuTls.connect(port(listener), DatagramSetup.bare(), "--resume")) {
            try (DtlsConnection first = DatagramOurs.accept(listener)) {
                first.handshake();
                assertThat(first.info().orElseThrow().resumed()).isFalse();
                DatagramOurs.assertIsToldTheEnd(first);
            }
            assertThat(serve(listener, client).resumed()).isTrue();
            client.awaitResumption();
        }
    }

    @Test
    void isResumedByJsse() throws IOException {
        SSLContext context = DatagramJsse.context(DatagramSetup.bare());
        try (DtlsListener listener = DatagramOurs.listen(Ours.server().build())) {
            try (DatagramSide first = DatagramJsse.connect(port(listener), DatagramSetup.bare(), context)) {
                assertThat(serve(listener, first).resumed()).isFalse();
            }
            try (DatagramSide second = DatagramJsse.connect(port(listener), DatagramSetup.bare(), context)) {
                assertThat(serve(listener, second).resumed()).isTrue();
                second.awaitResumption();
            }
        }
    }

    private static ConnectionInfo serveOpenSsl(DtlsListener listener, String option, Path session) throws IOException {
        try (DatagramSide client =
                DatagramOpenSsl.connect(port(listener), DatagramSetup.bare(), option, session.toString())) {
            ConnectionInfo info = serve(listener, client);
            if (info.resumed()) {
                client.awaitResumption();
            }
            return info;
        }
    }

    private static void assertSmall(DatagramRelay relay) {
        assertThat(relay.largestOfClient()).isLessThanOrEqualTo(SMALL);
        assertThat(relay.largestOfServer()).isLessThanOrEqualTo(SMALL);
    }

    private static ConnectionInfo connect(DatagramSide server, ClientConfig config) throws IOException {
        return DatagramOurs.connect(server, config);
    }

    private static ConnectionInfo serve(DtlsListener listener, DatagramSide client) throws IOException {
        return DatagramOurs.serve(listener, client);
    }

    private static int port(DtlsListener listener) throws IOException {
        return listener.address().getPort();
    }

    private static ClientConfig client(CipherSuite suite) {
        return Ours.client()
                .policy(SecurityPolicy.latest().withSuites(List.of(suite)))
                .build();
    }

    private static ServerConfig demanding(ServerConfig.Builder server) {
        return server.clientAuthentication(ClientAuthentication.REQUIRED)
                .trust(Material.MINT.anchors())
                .build();
    }

    private static DatagramSetup server(CipherSuite suite) {
        return server(key(suite)).withSuite(suite);
    }

    private static DatagramSetup server(KeyKind kind) {
        return DatagramSetup.bare().with(Material.server(kind));
    }

    private static KeyKind key(CipherSuite suite) {
        return suite.toString().contains("_RSA_") ? KeyKind.rsa(2048) : KeyKind.P256;
    }

    private static ExternalPsk psk(ExternalPsk.Role role) {
        return ExternalPsk.raw(role, DatagramSetup.IDENTITY, HexFormat.of().parseHex(DatagramSetup.KEY))
                .rawIn(ProtocolVersion.DTLS_1_2);
    }
}

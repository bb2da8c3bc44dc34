package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who refuses whom, and what the other learns of it. */
final class RefusalTest {

    @ParameterizedTest
    @EnumSource
    void refusesAnUntrustedServer(Peer peer) throws IOException {
        assertRefused(peer, Material.STRANGER.server(Material.HOST), AlertDescription.UNKNOWN_CA);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnExpiredServer(Peer peer) throws IOException {
        assertRefused(peer, Material.MINT.expired(Material.HOST), AlertDescription.CERTIFICATE_EXPIRED);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAServerOfAnotherName(Peer peer) throws IOException {
        assertRefused(peer, Material.MINT.wrongName(), AlertDescription.BAD_CERTIFICATE);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnUntrustedClient(Peer peer) throws Exception {
        Setup setup = Setup.client().with(Material.STRANGER.client("mallory"));
        // Without a list of authorities, so that the client shows what it has.
        ServerConfig config = demanding().authorities(List.of()).build();
        try (ServerSocket listener = Ours.listen();
                PeerClient client = peer.connect(listener.getLocalPort(), setup);
                TlsConnection connection = Ours.accept(listener, config)) {
            assertThatThrownBy(connection::handshake).isInstanceOf(CertificateRejectedException.class);
            client.awaitAlert(AlertDescription.UNKNOWN_CA);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnAnonymousClient(Peer peer) throws Exception {
        try (ServerSocket listener = Ours.listen();
                PeerClient client = peer.connect(listener.getLocalPort(), Setup.client());
                TlsConnection connection = Ours.accept(listener, demanding().build())) {
            assertThatThrownBy(connection::handshake).isInstanceOf(PeerFaultException.class);
            client.awaitAlert(AlertDescription.CERTIFICATE_REQUIRED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isToldThatItsAuthorityIsUnknown(Peer peer) throws Exception {
        Setup setup = Setup.client().trusting(Material.STRANGER.certificate());
        try (ServerSocket listener = Ours.listen();
                PeerClient client = peer.connect(listener.getLocalPort(), setup);
                TlsConnection connection = Ours.accept(listener, Ours.server().build())) {
            AlertReceivedException refusal = catchThrowableOfType(AlertReceivedException.class, connection::handshake);

            assertThat(refusal).as(client.toString()).isNotNull();
            assertThat(refusal.alert().orElseThrow())
                    .isIn(
                            AlertDescription.UNKNOWN_CA,
                            AlertDescription.CERTIFICATE_UNKNOWN,
                            AlertDescription.BAD_CERTIFICATE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isToldThatACertificateIsRequired(Peer peer) throws IOException {
        assertRefusesUs(peer, Ours.client().build());
    }

    @ParameterizedTest
    @EnumSource
    void isToldThatItsCertificateIsUntrusted(Peer peer) throws IOException {
        TlsCertificate stranger = Material.STRANGER.client("mallory");
        assertRefusesUs(
                peer,
                Ours.client()
                        .credentials(
                                question -> CompletableFuture.completedFuture(Optional.of(Credential.of(stranger))))
                        .build());
    }

    private static ServerConfig.Builder demanding() {
        return Ours.server().clientAuthentication(ClientAuthentication.REQUIRED).trust(Material.MINT.anchors());
    }

    private static void assertRefused(Peer peer, TlsCertificate bad, AlertDescription alert) throws IOException {
        try (PeerServer server = peer.serve(Setup.server(bad));
                TlsConnection connection = Ours.connect(server, Ours.client().build())) {
            assertThatThrownBy(connection::handshake).isInstanceOf(CertificateRejectedException.class);
            server.awaitAlert(alert);
        }
    }

    private static void assertRefusesUs(Peer peer, ClientConfig config) throws IOException {
        try (PeerServer server = peer.serve(Setup.server().demandingCertificates());
                TlsConnection connection = Ours.connect(server, config)) {
            assertThatThrownBy(() -> {
                        connection.handshake();
                        Ours.receive(connection, 1);
                    })
                    .isInstanceOf(AlertReceivedException.class);
        }
    }
}

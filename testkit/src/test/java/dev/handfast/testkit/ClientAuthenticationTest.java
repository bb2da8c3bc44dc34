package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.trust.KeyKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Client certificates in the handshake: RFC 8446, Sections 4.3.2 and 4.4.2. */
final class ClientAuthenticationTest {

    static Stream<KeyKind> kinds() {
        return Stream.of(
                KeyKind.P256,
                KeyKind.P384,
                KeyKind.P521,
                KeyKind.ED25519,
                KeyKind.ED448,
                KeyKind.rsa(2048),
                KeyKind.rsaPss(2048));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void provesTheClientWithAKeyOf(KeyKind kind) {
        try (Pair pair = ends(kind).meet()) {
            ConnectionInfo server = Ends.info(pair.server());

            assertThat(server.peerChain()).hasSize(1);
            assertThat(server.peerScheme()).isPresent();
            assertThat(server.verdict().accepted()).isTrue();
        }
    }

    @Test
    void goesOnWithoutACertificateThatIsOnlyRequested() {
        try (Pair pair = anonymous(ClientAuthentication.REQUESTED).meet()) {
            assertThat(Ends.info(pair.server()).peerChain()).isEmpty();
        }
    }

    @Test
    void refusesAClientWithoutACertificateThatIsRequired() {
        try (Pair pair = anonymous(ClientAuthentication.REQUIRED).meet()) {
            assertThat(fault(pair)).isEqualTo(AuthenticationFault.CERTIFICATE_REQUIRED);
            assertThat(pair.client().failure())
                    .get()
                    .extracting(TlsException::kind)
                    .isEqualTo(TlsException.Kind.CERTIFICATE_REQUIRED);
        }
    }

    @Test
    void refusesACertificateThatDoesNotLeadToATrustedAuthority() {
        Ends ends = Ends.of(
                client -> client.credential(
                        Credential.of(Mint.authority("Somebody Else").client("client"))),
                server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .trust(Ends.MINT.anchors())
                        .authorities(List.of()));

        try (Pair pair = ends.meet()) {
            assertThat(pair.server().failure()).containsInstanceOf(CertificateRejectedException.class);
        }
    }

    private static Ends anonymous(ClientAuthentication mode) {
        return Ends.of(
                client -> client, server -> server.clientAuthentication(mode).trust(Ends.MINT.anchors()));
    }

    private static Ends ends(KeyKind kind) {
        return Ends.of(
                client -> client.credential(Credential.of(Ends.MINT.client(kind, "client"))),
                server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .trust(Ends.MINT.anchors()));
    }

    private static Object fault(Pair pair) {
        return ((PeerFaultException) pair.server().failure().orElseThrow()).fault();
    }
}

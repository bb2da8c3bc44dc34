package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.Revocation;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.OcspResponse;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OCSP responses stapled to certificates. */
final class OcspTest {

    private static final TlsCertificate SERVER = Material.server(KeyKind.P256);

    @Test
    void believesWhatOpenSslStaples() throws Exception {
        Path good = OcspFile.good(SERVER);
        try (Program server = openSsl(good)) {
            assertBelieves(OpenSsl.port(server), good);
        }
    }

    @Test
    void believesWhatGnuTlsStaples() throws Exception {
        Path good = OcspFile.good(SERVER);
        try (PeerServer server = gnuTls("--ocsp-response", good.toString())) {
            assertBelieves(server.port(), good);
        }
    }

    @Test
    void refusesWhatOpenSslShowsToBeWithdrawn() throws Exception {
        try (Program server = openSsl(OcspFile.revoked(SERVER))) {
            assertRefuses(
                    OpenSsl.port(server), Revocation.IF_STAPLED, AuthenticationFault.CERTIFICATE_REJECTED_REVOKED);
            server.await("SSL alert number " + AlertDescription.CERTIFICATE_REVOKED.code() + "\\D");
        }
    }

    @Test
    void refusesWhatGnuTlsShowsToBeWithdrawn() throws Exception {
        try (PeerServer server =
                gnuTls("--ocsp-response", OcspFile.revoked(SERVER).toString(), "--ignore-ocsp-response-errors")) {
            assertRefuses(server.port(), Revocation.IF_STAPLED, AuthenticationFault.CERTIFICATE_REJECTED_REVOKED);
        }
    }

    @Test
    void refusesOpenSslThatStaplesNothingWhereThatIsRequired() throws Exception {
        try (PeerServer server = OpenSsl.serve(Setup.server())) {
            assertRefuses(server.port(), Revocation.REQUIRED, AuthenticationFault.CERTIFICATE_STATUS);
            server.awaitAlert(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE);
        }
    }

    @Test
    void staplesForOpenSsl() throws Exception {
        Credential credential = stapled(OcspFile.good(SERVER));
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "openssl",
                        OpenSsl.clientArguments(listener.getLocalPort(), Setup.client(), List.of("-status")))) {
            client.type("hello\n");
            try (TlsConnection connection = Ours.accept(listener, config(credential))) {
                assertThat(Ours.receive(connection, 6)).isEqualTo("hello\n");
                client.await("OCSP Response Status: successful[\\s\\S]*Cert Status: good");
            }
        }
    }

    @Test
    void staplesForGnuTls() throws Exception {
        Path good = OcspFile.good(SERVER);
        Path saved = Material.newFile(".ocsp");
        try (ServerSocket listener = Ours.listen();
                Program client = GnuTls.startClient(
                        listener.getLocalPort(), Setup.client(), List.of("--save-ocsp", saved.toString()))) {
            client.type("hello\n");
            try (TlsConnection connection = Ours.accept(listener, config(stapled(good)))) {
                assertThat(Ours.receive(connection, 6)).isEqualTo("hello\n");
                connection.shutdownOutput();
                client.exitCode();
            }
        }

        assertThat(saved).hasBinaryContent(Files.readAllBytes(good));
    }

    private static Program openSsl(Path response) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-rev", "-status_file", response.toString()));
        arguments.addAll(Material.files("-cert", "-key", SERVER));
        return OpenSsl.startServer(arguments);
    }

    private static PeerServer gnuTls(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--disable-client-cert", "--priority", GnuTls.TLS_1_3));
        arguments.addAll(Material.files("--x509certfile", "--x509keyfile", SERVER));
        arguments.addAll(List.of(more));
        return GnuTls.serve(arguments);
    }

    private static Credential stapled(Path response) throws IOException {
        return Credential.of(SERVER).withOcspResponse(Files.readAllBytes(response));
    }

    private static ServerConfig config(Credential credential) {
        return ServerConfig.builder().credential(credential).build();
    }

    private static void assertBelieves(int port, Path response) throws IOException {
        try (TlsConnection connection = Ours.connect(port, checking(Revocation.REQUIRED))) {
            Ours.converse(connection);
            ConnectionInfo info = connection.info().orElseThrow();
            assertThat(info.ocspResponses())
                    .containsEntry(SERVER.x509(), OcspResponse.of(Files.readAllBytes(response)));
        }
    }

    private static void assertRefuses(int port, Revocation revocation, AuthenticationFault fault) throws IOException {
        try (TlsConnection connection = Ours.connect(port, checking(revocation))) {
            assertThatThrownBy(connection::handshake)
                    .isInstanceOf(CertificateRejectedException.class)
                    .extracting(thrown -> ((PeerFaultException) thrown).fault())
                    .isEqualTo(fault);
        }
    }

    private static ClientConfig checking(Revocation revocation) {
        return Ours.client().revocation(revocation).build();
    }
}

package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.iana.CipherSuite;
import dev.handfast.trust.KeyKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AES-CCM, for which both sides have to be told. */
final class CcmTest {

    static Stream<CipherSuite> suites() {
        return Stream.of(CipherSuite.TLS_AES_128_CCM_SHA256, CipherSuite.TLS_AES_128_CCM_8_SHA256);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void connectsToOpenSsl(CipherSuite suite) throws IOException {
        List<String> arguments = openSsl(suite, "-rev");
        arguments.addAll(Material.files("-cert", "-key", Material.server(KeyKind.P256)));
        try (Program server = OpenSsl.startServer(arguments)) {
            assertConnects(OpenSsl.port(server), suite);
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void connectsToGnuTls(CipherSuite suite) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--disable-client-cert", "--priority", gnuTls(suite)));
        arguments.addAll(Material.files("--x509certfile", "--x509keyfile", Material.server(KeyKind.P256)));
        try (PeerServer server = GnuTls.serve(arguments)) {
            assertConnects(server.port(), suite);
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void servesOpenSsl(CipherSuite suite) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "openssl", OpenSsl.clientArguments(listener.getLocalPort(), Setup.client(), openSsl(suite)))) {
            assertServes(listener, client, suite);
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void servesGnuTls(CipherSuite suite) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "gnutls-cli",
                        List.of(
                                "--port",
                                Integer.toString(listener.getLocalPort()),
                                "--x509cafile",
                                Material.file(Material.MINT.certificate()),
                                "--priority",
                                gnuTls(suite),
                                Material.HOST))) {
            assertServes(listener, client, suite);
        }
    }

    /** Eight bytes of tag are less than OpenSSL wants, unless it is told to want nothing. */
    private static List<String> openSsl(CipherSuite suite, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("-ciphersuites", suite.toString(), "-cipher", "DEFAULT@SECLEVEL=0"));
        return arguments;
    }

    private static String gnuTls(CipherSuite suite) {
        String cipher = suite.equals(CipherSuite.TLS_AES_128_CCM_SHA256) ? "AES-128-CCM" : "AES-128-CCM-8";
        return GnuTls.TLS_1_3 + ":-CIPHER-ALL:+" + cipher;
    }

    private static void assertConnects(int port, CipherSuite suite) throws IOException {
        try (TlsConnection connection =
                Ours.connect(port, Ours.client().policy(only(suite)).build())) {
            Ours.converse(connection);
            assertThat(connection.info().orElseThrow().suite()).isEqualTo(suite);
        }
    }

    private static void assertServes(ServerSocket listener, Program client, CipherSuite suite) throws Exception {
        client.type("hello\n");
        try (TlsConnection connection =
                Ours.accept(listener, Ours.server().policy(only(suite)).build())) {
            assertThat(Ours.receive(connection, 6)).isEqualTo("hello\n");
            assertThat(connection.info().orElseThrow().suite()).isEqualTo(suite);
            Ours.send(connection, "welcome\n");
            client.await("welcome");
            connection.shutdownOutput();
            assertThat(client.exitCode()).isZero();
        }
    }

    private static SecurityPolicy only(CipherSuite suite) {
        return SecurityPolicy.latest().withSuites(List.of(suite));
    }
}

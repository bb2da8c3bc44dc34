package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.trust.KeyKind;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exporters: both ends of a connection find the same value (RFC 8446, Section 7.5). */
final class KeyingMaterialTest {

    private static final String LABEL = "EXPERIMENTAL handfast";
    private static final int LENGTH = 48;
    private static final String VALUE = "(?i)Key(?:ing)? material: ([0-9a-f]{96})\\b";

    @Test
    void exportsTheSameAsTheServerOfOpenSsl() throws Exception {
        List<String> arguments = new ArrayList<>(exporter("-keymatexportlen"));
        arguments.addAll(Material.files("-cert", "-key", Material.server(KeyKind.P256)));
        try (Program server = OpenSsl.startServer(arguments);
                TlsConnection connection =
                        Ours.connect(OpenSsl.port(server), Ours.client().build())) {
            connection.handshake();

            assertSame(server, connection);
        }
    }

    @Test
    void exportsTheSameAsTheClientOfOpenSsl() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.start(
                        "openssl",
                        OpenSsl.clientArguments(
                                listener.getLocalPort(), Setup.client(), exporter("-keymatexportlen")));
                TlsConnection connection = Ours.accept(listener, Ours.server().build())) {
            connection.handshake();

            assertSame(client, connection);
        }
    }

    @Test
    void exportsTheSameAsTheClientOfGnuTls() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = GnuTls.startClient(
                        listener.getLocalPort(),
                        Setup.client(),
                        List.of("--keymatexport", LABEL, "--keymatexportsize", Integer.toString(LENGTH)));
                TlsConnection connection = Ours.accept(listener, Ours.server().build())) {
            connection.handshake();

            assertSame(client, connection);
        }
    }

    private static List<String> exporter(String lengthOption) {
        return List.of("-keymatexport", LABEL, lengthOption, Integer.toString(LENGTH));
    }

    private static void assertSame(Program peer, TlsConnection connection) {
        byte[] ours = connection.exportKeyingMaterial(LABEL, new byte[0], LENGTH);

        assertThat(peer.await(VALUE).group(1))
                .isEqualToIgnoringCase(HexFormat.of().formatHex(ours));
    }
}

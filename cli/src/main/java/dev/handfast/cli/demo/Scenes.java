package dev.handfast.cli.demo;

import static dev.handfast.cli.demo.Scene.require;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.fault.TruncatedException;
import dev.handfast.iana.NamedGroup;
import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.TrustAnchors;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;

/** What the demo shows, in its order. */
final class Scenes {

    private static final String NAME = "localhost";
    private static final int MUCH = 1 << 20;
    private static final int SECRET = 32;

    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("Client and server shake hands", new FirstHandshake()),
                new Scene("They agree on an application protocol (ALPN)", Scenes::applicationProtocol),
                new Scene("They meet again and resume their session", Scenes::resumption),
                new Scene("One MiB goes there and back", Scenes::data),
                new Scene("Both derive the same secret for other uses (exporter)", Scenes::exporter),
                new Scene("The server asks for another group (HelloRetryRequest)", Scenes::retry),
                new Scene("An expired certificate is refused", Scenes::expired),
                new Scene("A certificate for another name is refused", Scenes::wrongName),
                new Scene("A certificate of an unknown authority is refused", Scenes::unknownAuthority),
                new Scene("A connection that somebody cuts is noticed", Scenes::cut));
    }

    private static List<String> applicationProtocol(Stage stage) throws IOException {
        ConnectionInfo info = stage.meet(
                stage.server().applicationProtocols("h2", "http/1.1").build(),
                Scenes::untilTheEnd,
                stage.client().applicationProtocols("http/1.1", "spdy/3").build(),
                NAME,
                Scenes::settled);
        require(info.applicationProtocol().equals("http/1.1"), "agreed on " + info.applicationProtocol());
        return List.of(
                "The client speaks http/1.1 and spdy/3, the server h2 and http/1.1.",
                "They settle on http/1.1 within the handshake, without another round trip.");
    }

    private static List<String> resumption(Stage stage) throws IOException {
        ServerConfig server = stage.server().build();
        ClientConfig client = stage.client().build();
        ConnectionInfo first = stage.meet(server, Scenes::untilTheEnd, client, NAME, Scenes::settled);
        ConnectionInfo second = stage.meet(server, Scenes::untilTheEnd, client, NAME, Scenes::settled);
        require(!first.resumed(), "the first connection was resumed from nothing");
        require(second.resumed(), "the second connection is not a resumed one");
        return List.of(
                "The client shows a ticket of the first connection; no certificate is sent again.",
                "It keeps that of the first connection, and verifies it anew.");
    }

    private static List<String> data(Stage stage) throws IOException {
        byte[] sent = new byte[MUCH];
        new Random(1).nextBytes(sent);
        long start = System.nanoTime();
        byte[] received = stage.meet(
                stage.server().build(),
                (connection, socket) -> connection.inputStream().transferTo(connection.outputStream()),
                stage.client().build(),
                NAME,
                (connection, socket) -> sendAndReceive(stage, connection, sent));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        require(Arrays.equals(sent, received), "what came back differs from what was sent");
        return List.of(
                "What came back is what was sent, byte for byte, in records of 16 KiB.",
                "That is " + 2 * MUCH / 1024 / Math.max(1, took.toMillis()) + " MiB a second with a JVM that has only"
                        + " just started.");
    }

    private static byte[] sendAndReceive(Stage stage, TlsConnection connection, byte[] data) throws IOException {
        Future<Boolean> sending = stage.beside(() -> {
            connection.outputStream().write(data);
            connection.shutdownOutput();
            return true;
        });
        byte[] received = connection.inputStream().readAllBytes();
        Stage.await(sending);
        return received;
    }

    private static List<String> exporter(Stage stage) throws IOException {
        boolean same = stage.meet(
                stage.server().build(),
                (connection, socket) -> {
                    connection.outputStream().write(secret(connection));
                    return true;
                },
                stage.client().build(),
                NAME,
                (connection, socket) -> Arrays.equals(
                        secret(connection), connection.inputStream().readNBytes(SECRET)));
        require(same, "the secrets differ");
        return List.of("32 bytes for the label EXPORTER-demo are equal on both sides, and were never sent.");
    }

    private static byte[] secret(TlsConnection connection) {
        return connection.exportKeyingMaterial("EXPORTER-demo", new byte[0], SECRET);
    }

    private static List<String> retry(Stage stage) throws IOException {
        SecurityPolicy policy = SecurityPolicy.latest();
        ServerConfig server = stage.server()
                .policy(policy.withGroups(List.of(NamedGroup.SECP384R1)))
                .build();
        ClientConfig client = stage.client()
                .policy(policy.withGroups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1)))
                .build();
        ConnectionInfo info = stage.meet(server, Scenes::untilTheEnd, client, NAME, Scenes::settled);
        require(info.retried(), "there was no HelloRetryRequest");
        return List.of(
                "The client guesses x25519; the server takes secp384r1 only and says so.",
                "The client tries again with that: one round trip more, and a connection.");
    }

    private static List<String> expired(Stage stage) throws IOException {
        Credential old = stage.credential(
                NAME, stage.now().minus(Duration.ofDays(90)), stage.now().minus(Duration.ofDays(3)));
        return refused(
                stage, stage.server().credential(old).build(), stage.client().build(), NAME, CertificateFlag.EXPIRED);
    }

    private static List<String> wrongName(Stage stage) throws IOException {
        return refused(
                stage, stage.server().build(), stage.client().build(), "example.org", CertificateFlag.BAD_IDENTITY);
    }

    private static List<String> unknownAuthority(Stage stage) throws IOException {
        ClientConfig client = stage.client()
                .trust(TrustAnchors.of(stage.authority("Another CA").x509()))
                .build();
        return refused(stage, stage.server().build(), client, NAME, CertificateFlag.UNKNOWN_CA);
    }

    private static List<String> refused(
            Stage stage, ServerConfig server, ClientConfig client, String name, CertificateFlag flag)
            throws IOException {
        try {
            stage.meet(server, Scenes::untilTheEnd, client, name, Scenes::settled);
        } catch (CertificateRejectedException e) {
            require(e.flags().equals(List.of(flag.name())), "it was refused for " + e.flags());
            return List.of(
                    "The client wants " + name + ", tells the server "
                            + e.fault().alert() + ", and us why:",
                    String.valueOf(e.getMessage()),
                    flag.advice());
        }
        throw new AssertionError("the certificate was accepted");
    }

    private static List<String> cut(Stage stage) throws IOException {
        try {
            stage.meet(
                    stage.server().build(),
                    (connection, socket) -> {
                        connection.outputStream().write("Pay him 10".getBytes(StandardCharsets.UTF_8));
                        socket.close();
                        return true;
                    },
                    stage.client().build(),
                    NAME,
                    (connection, socket) -> connection.inputStream().readAllBytes());
        } catch (TruncatedException e) {
            return List.of(
                    "The server says \"Pay him 10\", and the stream ends there without close_notify.",
                    "Was it 10, or 1000? The client reads no end of the data, but an exception.");
        }
        throw new AssertionError("it was taken for an orderly end");
    }

    private static boolean untilTheEnd(TlsConnection connection, Socket socket) throws IOException {
        connection.inputStream().readAllBytes();
        return true;
    }

    private static ConnectionInfo settled(TlsConnection connection, Socket socket) {
        return connection.info().orElseThrow();
    }
}

package dev.handfast.cli.demo;

import static dev.handfast.cli.demo.Scene.require;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.fault.TruncatedException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.NamedGroup;
import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.TrustAnchors;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;

/** What the demo shows, in its order. */
final class Scenes {

    private static final String NAME = "localhost";
    private static final int MUCH = 1 << 20;
    private static final int SECRET = 32;
    private static final String KEY_NAME = "the demo's key";
    private static final String BEFORE = "old keys, ";
    private static final String AFTER = "new keys";

    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("Client and server shake hands", new FirstHandshake()),
                new Scene("They agree on an application protocol (ALPN)", Scenes::applicationProtocol),
                new Scene("They meet again and resume their session", Scenes::resumption),
                new Scene("They talk in datagrams (DTLS)", new DatagramScene()),
                new Scene("They change their keys while they talk (KeyUpdate)", Scenes::rekey),
                new Scene("A key that both have stands for a certificate (PSK)", Scenes::externalKey),
                new Scene("A wrong key is refused", Scenes::wrongKey),
                new Scene("The client shows who it is (client authentication)", Scenes::clientCertificate),
                new Scene("A client without a certificate is refused", Scenes::noClientCertificate),
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

    private static List<String> rekey(Stage stage) throws IOException {
        List<EngineEvent> events = Collections.synchronizedList(new ArrayList<>());
        String heard = stage.meet(
                stage.server().build(),
                (connection, socket) -> connection.inputStream().transferTo(connection.outputStream()),
                stage.client().build(),
                NAME,
                events::add,
                Scenes::changeKeys);
        require(heard.equals(BEFORE + AFTER), "what came back was \"" + heard + "\"");
        require(events.contains(new EngineEvent.KeysUpdated(false)), "the client's keys have not changed");
        require(events.contains(new EngineEvent.KeysUpdated(true)), "the server's keys have not changed");
        return List.of(
                "The client says \"" + BEFORE + "\", takes new keys, asks for new ones of the server, and says \""
                        + AFTER + "\".",
                "Nothing is lost on the way, and whoever learns the new keys cannot read what was before.");
    }

    private static String changeKeys(TlsConnection connection, Socket socket) throws IOException {
        connection.outputStream().write(BEFORE.getBytes(StandardCharsets.UTF_8));
        connection.updateKeys(true);
        connection.outputStream().write(AFTER.getBytes(StandardCharsets.UTF_8));
        connection.shutdownOutput();
        return new String(connection.inputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> externalKey(Stage stage) throws IOException {
        byte[] key = randomKey();
        ConnectionInfo info =
                stage.meet(serverWith(key), Scenes::untilTheEnd, clientWith(stage, key), NAME, Scenes::settled);
        require(info.pskIdentity().equals(KEY_NAME), "it rests on the key \"" + info.pskIdentity() + "\"");
        require(info.peerChain().isEmpty(), "a certificate was sent all the same");
        return List.of(
                "Both were given a key named \"" + KEY_NAME + "\" before. The server has no certificate at all.",
                "Whoever does not know the key can be neither of them.");
    }

    private static List<String> wrongKey(Stage stage) throws IOException {
        try {
            stage.meet(
                    serverWith(randomKey()),
                    Scenes::untilTheEnd,
                    clientWith(stage, randomKey()),
                    NAME,
                    Scenes::settled);
        } catch (AlertReceivedException e) {
            require(
                    e.code() == AlertDescription.DECRYPT_ERROR.code(),
                    "the server says something else: " + e.getMessage());
            return List.of(
                    "The client names the key, but has another one. The server sees that its proof is wrong:",
                    String.valueOf(e.getMessage()),
                    "It would say the same of a key that it does not know, so that nobody learns which there are.");
        }
        throw new AssertionError("the wrong key was accepted");
    }

    private static ServerConfig serverWith(byte[] key) {
        return ServerConfig.builder()
                .externalPsks(PskLookup.of(List.of(ExternalPsk.raw(ExternalPsk.Role.SERVER, KEY_NAME, key))))
                .build();
    }

    private static ClientConfig clientWith(Stage stage, byte[] key) {
        return stage.client()
                .externalPsks(ExternalPsk.raw(ExternalPsk.Role.CLIENT, KEY_NAME, key))
                .build();
    }

    private static byte[] randomKey() {
        byte[] key = new byte[SECRET];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static List<String> clientCertificate(Stage stage) throws IOException {
        ClientConfig client = stage.client().credential(stage.client("Alice")).build();
        String seen = stage.meet(
                stage.demandingServer(),
                (connection, socket) -> {
                    String name = settled(connection, socket)
                            .peerChain()
                            .get(0)
                            .getSubjectX500Principal()
                            .getName();
                    connection.outputStream().write(name.getBytes(StandardCharsets.UTF_8));
                    return true;
                },
                client,
                NAME,
                (connection, socket) -> new String(connection.inputStream().readAllBytes(), StandardCharsets.UTF_8));
        require(seen.equals("CN=Alice"), "the server saw " + seen);
        return List.of(
                "The server asks for a certificate of the demo's authority, and sees " + seen + ".",
                "Both have signed the handshake, so neither can be somebody else.");
    }

    private static List<String> noClientCertificate(Stage stage) throws IOException {
        try {
            stage.meet(
                    stage.demandingServer(),
                    Scenes::untilTheEnd,
                    stage.client().build(),
                    NAME,
                    (connection, socket) -> connection.inputStream().readAllBytes());
        } catch (AlertReceivedException e) {
            require(
                    e.code() == AlertDescription.CERTIFICATE_REQUIRED.code(),
                    "the server says something else: " + e.getMessage());
            return List.of(
                    "The server asks, the client has nothing to show, and the server tells it:",
                    String.valueOf(e.getMessage()),
                    "The client has taken the handshake for finished by then: it learns this when it reads.");
        }
        throw new AssertionError("the client was let in");
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

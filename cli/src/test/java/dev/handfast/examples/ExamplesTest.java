package dev.handfast.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.trust.TrustAnchors;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples do what they say. */
final class ExamplesTest {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path directory;

    @Test
    void theClientTrustsOnlyWhomTheSystemTrusts() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerConfig config = ServerConfig.builder()
                    .credential(Credential.of(certificate()))
                    .build();
            CompletableFuture<Void> serving = inThread(() -> {
                try (TlsConnection connection = TlsConnection.server(listening.accept(), config)) {
                    connection.handshake();
                }
            });

            assertThatThrownBy(() ->
                            FirstClient.main(new String[] {"localhost", Integer.toString(listening.getLocalPort())}))
                    .isInstanceOf(CertificateRejectedException.class)
                    .hasMessageContaining("UNKNOWN_CA");
            assertThatThrownBy(serving::join).hasCauseInstanceOf(AlertReceivedException.class);
        }
    }

    @Test
    void theServerSendsEverythingBack() throws IOException {
        TlsCertificate certificate = certificate();
        Path file = Files.writeString(
                directory.resolve("server.pem"),
                certificate.toPem() + certificate.privateKeyToPem().orElseThrow());
        int port = unusedPort();
        CompletableFuture<Void> serving =
                inThread(() -> FirstServer.main(new String[] {file.toString(), Integer.toString(port)}));
        ClientConfig config = ClientConfig.builder()
                .trust(TrustAnchors.of(certificate.x509()))
                .build();
        try (Socket socket = connect(port, serving);
                TlsConnection connection = TlsConnection.client(socket, config, PeerIdentity.of("localhost"))) {
            connection.outputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            connection.shutdownOutput();

            assertThat(connection.inputStream().readAllBytes()).asString().isEqualTo("hello");
        }
    }

    @Test
    void theClientAndTheServerOfDatagramsFindEachOther() throws IOException {
        TlsCertificate certificate = certificate();
        Path file = Files.writeString(
                directory.resolve("server.pem"),
                certificate.toPem() + certificate.privateKeyToPem().orElseThrow());
        Path anchors = Files.writeString(directory.resolve("anchors.pem"), certificate.toPem());
        int port = unusedPort();
        CompletableFuture<Void> serving =
                inThread(() -> FirstDtlsServer.main(new String[] {file.toString(), Integer.toString(port)}));

        FirstDtlsClient.main(new String[] {"localhost", Integer.toString(port), anchors.toString(), "hello"});

        serving.join();
    }

    private static TlsCertificate certificate() {
        Instant now = Instant.now();
        return CertificateBuilder.of("localhost", now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)))
                .names("localhost")
                .selfSigned();
    }

    /** Tries until the server is there. */
    private static Socket connect(int port, CompletableFuture<Void> serving) throws IOException {
        long start = System.nanoTime();
        while (!serving.isDone() && System.nanoTime() - start < PATIENCE) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (ConnectException e) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("the server never listened: " + serving);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static CompletableFuture<Void> inThread(Task task) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                        result.complete(null);
                    } catch (IOException | RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                },
                "example");
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}

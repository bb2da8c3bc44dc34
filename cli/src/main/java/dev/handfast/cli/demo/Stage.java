package dev.handfast.cli.demo;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.EngineEvent;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.trust.TrustAnchors;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** An authority, and whatever servers and clients a scene wants, on loopback. */
final class Stage {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final ExecutorService threads;
    private final Instant now = Instant.now();
    private final TlsCertificate authority;
    private final Credential localhost;

    private Stage(ExecutorService threads) {
        this.threads = threads;
        this.authority = authority("Demo CA");
        this.localhost = credential("localhost", now.minus(HOUR), now.plus(HOUR));
    }

    /** A new authority, with a certificate for localhost. */
    static Stage setUp(ExecutorService threads) {
        return new Stage(threads);
    }

    /** What one side of a connection does. */
    @FunctionalInterface
    interface Role<T> {
        T play(TlsConnection connection, Socket socket) throws IOException;
    }

    Instant now() {
        return now;
    }

    TlsCertificate authority() {
        return authority;
    }

    TlsCertificate authority(String name) {
        return CertificateBuilder.of(name, now.minus(HOUR), now.plus(HOUR))
                .authority()
                .selfSigned();
    }

    /** A certificate of the authority. */
    Credential credential(String name, Instant notBefore, Instant notAfter) {
        return Credential.of(CertificateBuilder.of(name, notBefore, notAfter)
                .names(name)
                .purposes(Purpose.SERVER)
                .signedBy(authority));
    }

    /** A client's certificate of the authority, good for as long as all the others. */
    Credential client(String name) {
        return Credential.of(CertificateBuilder.of(name, now.minus(HOUR), now.plus(HOUR))
                .purposes(Purpose.CLIENT)
                .signedBy(authority));
    }

    /** A server for localhost that insists on a client of the authority. */
    ServerConfig demandingServer() {
        return server().clientAuthentication(ClientAuthentication.REQUIRED)
                .trust(TrustAnchors.of(authority.x509()))
                .build();
    }

    /** A server for localhost. */
    ServerConfig.Builder server() {
        return ServerConfig.builder().credential(localhost);
    }

    /** A client that trusts the authority. */
    ClientConfig.Builder client() {
        return ClientConfig.builder().trust(TrustAnchors.of(authority.x509()));
    }

    /** Has both meet, and returns what the client makes of it. What the server fails with counts only if the client succeeds. */
    <T> T meet(ServerConfig server, Role<?> serving, ClientConfig client, String name, Role<T> asking)
            throws IOException {
        return meet(server, serving, client, name, event -> {}, asking);
    }

    /** The same, with somebody who listens to the client's events. */
    <T> T meet(
            ServerConfig server,
            Role<?> serving,
            ClientConfig client,
            String name,
            Consumer<EngineEvent> listener,
            Role<T> asking)
            throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setSoTimeout(PATIENCE_MILLIS);
            Future<?> served = threads.submit(() -> serve(listening, server, serving));
            T result;
            try (Socket socket = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                try (TlsConnection connection = TlsConnection.client(socket, client, PeerIdentity.of(name))
                        .onEvent(listener)) {
                    connection.handshake();
                    result = asking.play(connection, socket);
                    connection.shutdownOutput();
                    connection.inputStream().transferTo(OutputStream.nullOutputStream());
                }
            }
            await(served);
            return result;
        }
    }

    /** Does something beside the scene. */
    <T> Future<T> beside(Callable<T> action) {
        return threads.submit(action);
    }

    /** The result of what was done beside. */
    static <T> T await(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException("the other side failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static boolean serve(ServerSocket listening, ServerConfig config, Role<?> role) throws IOException {
        try (Socket socket = listening.accept()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try (TlsConnection connection = TlsConnection.server(socket, config)) {
                connection.handshake();
                role.play(connection, socket);
            }
        }
        return true;
    }
}

package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.trust.KeyKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 64 MiB each way at once, by a reader and a writer on each side. */
final class BulkTest {

    private static final int SIZE = 64 << 20;
    private static final int PATIENCE_SECONDS = 120;

    private final Flood fromUs = new Flood(1, SIZE);
    private final Flood fromPeer = new Flood(2, SIZE);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void exchangesMuchWithAClientOfJsse(Jsse jsse) throws Exception {
        try (ServerSocket listener = Ours.listen();
                Socket plain = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                TlsConnection server = Ours.accept(listener, Ours.server().build());
                SSLSocket client = (SSLSocket) jsse.context(Setup.client())
                        .getSocketFactory()
                        .createSocket(plain, Material.HOST, listener.getLocalPort(), true)) {
            plain.setSoTimeout(Ours.PATIENCE_MILLIS);
            Jsse.configure(client, Setup.client(), true);

            assertExchange(server, client.getInputStream(), client.getOutputStream());
        }
    }

    @ParameterizedTest
    @EnumSource
    void exchangesMuchWithAServerOfJsse(Jsse jsse) throws Exception {
        try (ServerSocket listener = Ours.listen()) {
            Future<TlsConnection> connecting = threads.submit(
                    () -> Ours.connect(listener.getLocalPort(), Ours.client().build()));
            try (Socket plain = listener.accept();
                    SSLSocket server = (SSLSocket)
                            jsse.context(Setup.server()).getSocketFactory().createSocket(plain, null, true);
                    TlsConnection client = connecting.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                plain.setSoTimeout(Ours.PATIENCE_MILLIS);
                server.setUseClientMode(false);
                Jsse.configure(server, Setup.server(), false);

                assertExchange(client, server.getInputStream(), server.getOutputStream());
            }
        }
    }

    @Test
    void exchangesMuchWithTheClientOfOpenSsl() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.piped(
                        "openssl",
                        OpenSsl.clientArguments(listener.getLocalPort(), Setup.client(), List.of("-quiet")));
                TlsConnection server = Ours.accept(listener, Ours.server().build())) {

            assertExchange(server, client.screen(), client.keyboard());
        }
    }

    @Test
    void exchangesMuchWithTheServerOfOpenSsl() throws Exception {
        int port = Program.freePort();
        List<String> arguments = new ArrayList<>(
                List.of("s_server", "-accept", "127.0.0.1:" + port, "-tls1_3", "-quiet", "-naccept", "1"));
        arguments.addAll(Material.files("-cert", "-key", Material.server(KeyKind.P256)));
        try (Program server = Program.piped("openssl", arguments);
                TlsConnection client = connectWhenReady(port)) {

            assertExchange(client, server.screen(), server.keyboard());
        }
    }

    /** A quiet server does not tell when it listens. */
    private static TlsConnection connectWhenReady(int port) throws IOException {
        long start = System.nanoTime();
        while (true) {
            try {
                return Ours.connect(port, Ours.client().build());
            } catch (ConnectException e) {
                if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private void assertExchange(TlsConnection ours, InputStream input, OutputStream output) throws Exception {
        Future<String> weWrite = threads.submit(() -> fromUs.write(ours.outputStream()));
        Future<String> theyWrite = threads.submit(() -> fromPeer.write(output));
        Future<String> weRead = threads.submit(() -> fromPeer.read(ours.inputStream()));
        Future<String> theyRead = threads.submit(() -> fromUs.read(input));

        assertThat(weRead.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(theyWrite.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThat(theyRead.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(weWrite.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        ours.shutdownOutput(); // JSSE waits for that before it closes
    }
}

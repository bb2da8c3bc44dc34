package dev.handfast.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 16 MiB each way at once, by a reader and a writer on each side. */
final class BulkTest {

    private static final int SIZE = 16 << 20;
    private static final int PATIENCE_SECONDS = 120;

    private final byte[] fromUs = new byte[SIZE];
    private final byte[] fromPeer = new byte[SIZE];
    private final ExecutorService threads = Executors.newCachedThreadPool();

    BulkTest() {
        Random random = new Random(16);
        random.nextBytes(fromUs);
        random.nextBytes(fromPeer);
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void exchangesMuchWithJsse() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Socket plain = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                TlsConnection server = Ours.accept(listener, Ours.server().build());
                SSLSocket client = (SSLSocket) Jsse.context(Setup.client())
                        .getSocketFactory()
                        .createSocket(plain, Material.HOST, listener.getLocalPort(), true)) {
            plain.setSoTimeout(Ours.PATIENCE_MILLIS);

            assertExchange(server, client.getInputStream(), client.getOutputStream());
        }
    }

    @Test
    void exchangesMuchWithOpenSsl() throws Exception {
        try (ServerSocket listener = Ours.listen();
                Program client = Program.piped(
                        "openssl",
                        OpenSsl.clientArguments(listener.getLocalPort(), Setup.client(), List.of("-quiet")));
                TlsConnection server = Ours.accept(listener, Ours.server().build())) {

            assertExchange(server, client.screen(), client.keyboard());
        }
    }

    private void assertExchange(TlsConnection ours, InputStream input, OutputStream output) throws Exception {
        Future<Boolean> weWrite = threads.submit(write(ours.outputStream(), fromUs));
        Future<Boolean> theyWrite = threads.submit(write(output, fromPeer));
        Future<String> weRead = threads.submit(read(ours.inputStream()));
        Future<String> theyRead = threads.submit(read(input));

        assertThat(weRead.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(hash(fromPeer));
        assertThat(theyRead.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(hash(fromUs));
        assertThat(weWrite.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(theyWrite.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static Callable<Boolean> write(OutputStream output, byte[] data) {
        return () -> {
            output.write(data);
            output.flush();
            return true;
        };
    }

    private static Callable<String> read(InputStream input) {
        return () -> hash(input.readNBytes(SIZE));
    }

    private static String hash(byte[] data) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    }
}

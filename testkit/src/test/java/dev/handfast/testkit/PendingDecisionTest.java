package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.TlsConnection;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.LocalFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A handshake whose verifier never answers, and what frees the thread that waits. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PendingDecisionTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Throwable> clientEnd = new CompletableFuture<>();
    private final CompletableFuture<Throwable> serverEnd = new CompletableFuture<>();
    private ServerSocket listener;
    private TlsConnection client;
    private Thread waiting;

    @BeforeEach
    void connect() throws Exception {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
        TlsConnection server = TlsConnection.server(listener.accept(), Victims.serverConfig(config -> config));
        client = TlsConnection.client(
                socket,
                Victims.clientConfig(config -> config.verifier(question -> {
                    asked.countDown();
                    return new CompletableFuture<>();
                })),
                PeerIdentity.of(Pair.SERVER_NAME));
        start(server, serverEnd);
        waiting = start(client, clientEnd);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        listener.close();
    }

    @Test
    void endsWhenTheConnectionIsClosed() throws Exception {
        client.close();
        assertThat(clientEnd.get(20, TimeUnit.SECONDS))
                .isInstanceOf(IOException.class)
                .hasMessage("the connection is closed");
    }

    @Test
    void endsWithItsAlertWhenTheThreadIsInterrupted() throws Exception {
        waiting.interrupt();
        assertThat(clientEnd.get(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        LocalFaultException.class,
                        end -> assertThat(end.alert()).isEqualTo(AlertDescription.USER_CANCELED));
        assertThat(serverEnd.get(20, TimeUnit.SECONDS)).isInstanceOf(TlsException.class);
    }

    @Test
    void leavesAPeerThatLearnsOfTheEnd() throws Exception {
        client.close();
        assertThat(serverEnd.get(20, TimeUnit.SECONDS)).isInstanceOf(AlertReceivedException.class);
    }

    private static Thread start(TlsConnection connection, CompletableFuture<Throwable> end) {
        Thread thread = new Thread(() -> {
            try {
                connection.handshake();
                connection.inputStream().read();
            } catch (Throwable e) {
                end.complete(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.DatagramTransport;
import dev.handfast.DtlsConnection;
import dev.handfast.DtlsConnection.Received;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.LocalFaultException;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two blocking connections over a pair of transports in memory. */
@Timeout(120)
final class DtlsConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ends ends = Ends.plain();
    private final List<DatagramTransport> transports = DatagramTransport.pair();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final DtlsConnection client =
            DtlsConnection.client(transports.get(0), ends.client(), PeerIdentity.of(Pair.SERVER_NAME));
    private final DtlsConnection server = DtlsConnection.server(transports.get(1), ends.server());

    @AfterEach
    void close() {
        client.close();
        server.close();
        threads.shutdownNow();
    }

    @Test
    void doesTheHandshakeByTheFirstUse() throws Exception {
        CompletableFuture<Received> received = receiveAtServer(100);
        client.send(text("hello"));
        assertThat(received.get()).isEqualTo(new Received(5, false));
        assertThat(server.info()).isPresent();
    }

    @Test
    void saysWhenAMessageWasLongerThanItsTarget() throws Exception {
        CompletableFuture<Received> received = receiveAtServer(3);
        client.send(text("hello"));
        assertThat(received.get()).isEqualTo(new Received(3, true));
    }

    @Test
    void carriesAnEmptyMessage() throws Exception {
        CompletableFuture<Received> received = receiveAtServer(3);
        client.send(ByteBuffer.allocate(0));
        assertThat(received.get()).isEqualTo(new Received(0, false));
    }

    @Test
    void takesSeveralMessagesAtOnce() throws Exception {
        connect();
        assertThat(client.sendAll(List.of(text("one"), text("two"), text("three"))))
                .isEqualTo(3);
        List<ByteBuffer> targets = List.of(
                ByteBuffer.allocate(10), ByteBuffer.allocate(10), ByteBuffer.allocate(10), ByteBuffer.allocate(10));
        int count = 0;
        while (count < 3) {
            count += server.receiveAll(targets.subList(count, targets.size()), PATIENCE)
                    .size();
        }
        assertThat(targets.stream()
                        .map(target ->
                                StandardCharsets.UTF_8.decode(target.flip()).toString()))
                .containsExactly("one", "two", "three", "");
    }

    @Test
    void sendsAsManyMessagesAsItCan() throws Exception {
        connect();
        ByteBuffer tooLong = ByteBuffer.allocate(client.maximumPayload() + 1);
        assertThat(client.sendAll(List.of(text("one"), tooLong, text("three")))).isEqualTo(1);
        assertThatThrownBy(() -> client.sendAll(List.of(tooLong))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesOnAfterATimeout() throws Exception {
        connect();
        assertThatThrownBy(() -> server.receive(ByteBuffer.allocate(10), Duration.ofMillis(1)))
                .isInstanceOf(SocketTimeoutException.class);
        client.send(text("late"));
        assertThat(server.receive(ByteBuffer.allocate(10), PATIENCE)).contains(new Received(4, false));
    }

    @Test
    void givesUpAHandshakeThatNobodyAnswers() {
        client.handshakeTime(Duration.ofMillis(5));
        assertThatThrownBy(client::handshake).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void closesOneHalf() throws Exception {
        connect();
        client.shutdownOutput();
        assertThat(server.receive(ByteBuffer.allocate(10), PATIENCE)).isEmpty();
        server.send(text("still here"));
        assertThat(client.receive(ByteBuffer.allocate(10), PATIENCE)).contains(new Received(10, false));
        assertThatThrownBy(() -> client.send(text("no"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void failsWhoeverWaitsWhenItIsClosed() throws Exception {
        connect();
        CompletableFuture<Received> waiting = receiveAtServer(10);
        server.close();
        server.close();
        assertThatThrownBy(waiting::get).hasMessageContaining("the connection is closed");
    }

    @Test
    void endsWhenItsListenerThrows() throws Exception {
        IllegalStateException reason = new IllegalStateException("no more");
        server.onEvent(event -> {
            throw reason;
        });
        CompletableFuture<Received> waiting = receiveAtServer(10);
        client.handshake();
        assertThatThrownBy(() -> client.receive(ByteBuffer.allocate(10), PATIENCE))
                .isInstanceOf(AlertReceivedException.class);
        assertThatThrownBy(waiting::get).hasCause(reason);
        assertThatThrownBy(() -> server.receive(ByteBuffer.allocate(10), PATIENCE))
                .isInstanceOf(LocalFaultException.class)
                .hasMessageContaining("no more");
    }

    @Test
    void leavesItsTransportOpen() throws Exception {
        connect();
        client.close();
        transports.get(0).send(text("raw"));
        ByteBuffer target = ByteBuffer.allocate(2_000);
        do {
            target.clear();
            assertThat(transports.get(1).receive(target, PATIENCE.toNanos())).isTrue();
        } while (target.position() != 3);
    }

    private void connect() throws Exception {
        CompletableFuture<Void> accepting = CompletableFuture.runAsync(
                () -> {
                    try {
                        server.handshake();
                    } catch (IOException e) {
                        throw new IllegalStateException(e.getMessage(), e);
                    }
                },
                threads);
        client.handshake();
        accepting.get();
    }

    private CompletableFuture<Received> receiveAtServer(int room) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return server.receive(ByteBuffer.allocate(room)).orElseThrow();
                    } catch (IOException e) {
                        throw new IllegalStateException(e.getMessage(), e);
                    }
                },
                threads);
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.DatagramTransport;
import dev.handfast.DtlsConnection;
import dev.handfast.DtlsListener;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.DatagramSettings;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.StatelessHello;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One socket, many clients, over the loopback network. */
@Timeout(120)
final class DtlsListenerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PeerIdentity SERVER = PeerIdentity.of(Pair.SERVER_NAME);

    private final Ends ends = Ends.plain();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<DatagramChannel> channels = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        threads.shutdownNow();
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }

    @Test
    void servesManyClientsAtOnce() throws Exception {
        try (DtlsListener listener = listen(DtlsListener.Limits.standard())) {
            echoAll(listener);
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String question = "question " + i;
                answers.add(CompletableFuture.supplyAsync(() -> ask(listener, question), threads));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("question " + i);
            }
        }
    }

    @Test
    void forgetsClientsThatHaveGone() throws Exception {
        try (DtlsListener listener = listen(DtlsListener.Limits.standard())) {
            CompletableFuture<DtlsConnection> server = acceptOne(listener);
            try (DtlsConnection client = client(channel(listener))) {
                client.handshake();
                server.get().close();
                assertThat(listener.connections()).isZero();
            }
        }
    }

    @Test
    void remembersNothingOfAFlood() throws Exception {
        try (DtlsListener listener = listen(DtlsListener.Limits.standard());
                DatagramEnd stranger = DatagramEnd.client(ends.client(), DatagramSettings.standard(), Duration.ZERO)) {
            stranger.begin(0);
            stranger.wake(0);
            ByteBuffer hello = ByteBuffer.wrap(stranger.transmit(0).get(0).toArray());
            DatagramChannel channel = channel(listener);
            for (int i = 0; i < 1_000; i++) {
                channel.write(hello.rewind());
            }
            CompletableFuture<DtlsConnection> server = acceptOne(listener);
            try (DtlsConnection client = client(channel(listener))) {
                client.handshake();
                assertThat(server.get().info()).isPresent();
                assertThat(listener.connections()).isEqualTo(1);
            }
        }
    }

    @Test
    void refusesMoreHandshakesThanItsLimits() throws Exception {
        try (DtlsListener listener = listen(DtlsListener.Limits.standard().withMost(10, 1, 1))) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> begin(channel(listener)), threads);
            Optional<DtlsListener.Accepted> accepted = listener.accept(PATIENCE);
            assertThat(accepted).isPresent();
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> begin(channel(listener)), threads);
            while (listener.counts().refused() == 0) {
                Thread.onSpinWait();
            }
            assertThat(listener.connections()).isEqualTo(1);
            assertThat(first).isNotDone();
            assertThat(second).isNotDone();
        }
    }

    @Test
    void letsAClientThatForgotEverythingBeginAnew() throws Exception {
        try (DtlsListener listener = listen(DtlsListener.Limits.standard())) {
            DatagramChannel channel = channel(listener);
            CompletableFuture<DtlsConnection> before = acceptOne(listener);
            client(channel).handshake();
            CompletableFuture<DtlsConnection> after = acceptOne(listener);
            try (DtlsConnection reborn = client(channel)) {
                reborn.handshake();
                assertThat(after.get().info()).isPresent();
                assertThatThrownBy(() -> before.get().receive(ByteBuffer.allocate(10), PATIENCE))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("replaced");
                assertThat(listener.connections()).isEqualTo(1);
            }
        }
    }

    @Test
    void keepsTheOldConnectionUntilTheNewOneIsProved() throws Exception {
        try (DtlsListener listener = listen(DtlsListener.Limits.standard())) {
            DatagramChannel channel = channel(listener);
            CompletableFuture<DtlsConnection> server = acceptOne(listener);
            DtlsConnection client = client(channel);
            client.handshake();
            try (DatagramEnd forger = DatagramEnd.client(ends.client(), DatagramSettings.standard(), Duration.ZERO)) {
                forger.begin(0);
                forger.wake(0);
                channel.write(ByteBuffer.wrap(forger.transmit(0).get(0).toArray()));
            }
            client.send(text("still here"));
            ByteBuffer target = ByteBuffer.allocate(100);
            assertThat(server.get().receive(target, PATIENCE)).isPresent();
            client.close();
        }
    }

    @Test
    void tellsThoseWhoWaitWhenItIsClosed() throws Exception {
        DtlsListener listener = listen(DtlsListener.Limits.standard());
        CompletableFuture<DtlsListener.Accepted> waiting = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return listener.accept();
                    } catch (IOException e) {
                        throw new IllegalStateException(e.getMessage(), e);
                    }
                },
                threads);
        listener.close();
        listener.close();
        assertThatThrownBy(waiting::get).hasMessageContaining("the listener is closed");
    }

    @Test
    void takesNoMessageIntoNothing() throws Exception {
        try (DtlsListener listener = listen(DtlsListener.Limits.standard());
                DtlsConnection client = client(channel(listener))) {
            assertThatThrownBy(() -> client.receive(ByteBuffer.allocate(0)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void seesNoClientWhereThereIsNone() throws Exception {
        try (DtlsListener listener = listen(DtlsListener.Limits.standard())) {
            assertThat(listener.accept(Duration.ofMillis(1))).isEmpty();
        }
    }

    @Test
    void waitsNoLongerThanItIsTold() throws Exception {
        try (DtlsListener listener = listen(DtlsListener.Limits.standard())) {
            CompletableFuture<DtlsConnection> server = acceptOne(listener);
            try (DtlsConnection client = client(channel(listener))) {
                client.handshake();
                assertThatThrownBy(() -> client.receive(ByteBuffer.allocate(10), Duration.ofMillis(5)))
                        .isInstanceOf(SocketTimeoutException.class);
                server.get().send(text("late"));
                assertThat(client.receive(ByteBuffer.allocate(10), PATIENCE)).isPresent();
            }
        }
    }

    private DtlsListener listen(DtlsListener.Limits limits) throws IOException {
        ServerConfig config = ends.server();
        DatagramChannel bound = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return DtlsListener.of(bound, config, limits, StatelessHello.of(config));
    }

    private void echoAll(DtlsListener listener) {
        threads.execute(() -> {
            try {
                while (true) {
                    DtlsConnection connection = listener.accept().connection();
                    threads.execute(() -> echo(connection));
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
    }

    private static void echo(DtlsConnection connection) {
        ByteBuffer message = ByteBuffer.allocate(2_000);
        try (connection) {
            while (connection.receive(message.clear()).isPresent()) {
                connection.send(message.flip());
            }
        } catch (IOException closed) {
            // The client or the test is over.
        }
    }

    private CompletableFuture<DtlsConnection> acceptOne(DtlsListener listener) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        DtlsConnection connection = listener.accept().connection();
                        connection.handshake();
                        return connection;
                    } catch (IOException e) {
                        throw new IllegalStateException(e.getMessage(), e);
                    }
                },
                threads);
    }

    private String ask(DtlsListener listener, String question) {
        ByteBuffer answer = ByteBuffer.allocate(2_000);
        try (DtlsConnection client = client(channel(listener))) {
            client.send(text(question));
            assertThat(client.receive(answer, PATIENCE)).isPresent();
            client.shutdownOutput();
            return StandardCharsets.UTF_8.decode(answer.flip()).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private void begin(DatagramChannel channel) {
        try (DtlsConnection client = client(channel)) {
            client.handshake();
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private DtlsConnection client(DatagramChannel channel) throws IOException {
        ClientConfig config = ends.client();
        return DtlsConnection.client(DatagramTransport.of(channel), config, SERVER)
                .handshakeTime(PATIENCE);
    }

    private DatagramChannel channel(DtlsListener listener) {
        try {
            DatagramChannel channel = DatagramChannel.open().connect(listener.address());
            synchronized (channels) {
                channels.add(channel);
            }
            return channel;
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}

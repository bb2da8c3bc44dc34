package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.TlsConnection;
import dev.handfast.Transport;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Verdict;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.LocalFaultException;
import dev.handfast.fault.TruncatedException;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two blocking connections over pipes that hold little, each used by several threads. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class TlsConnectionTest {

    private static final int SMALL = 1 << 12;
    private static final long PATIENCE = 40;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 10, 1 << 16, 1 << 20})
    void carriesSixteenMebibytesEachWayAtOnce(int capacity) throws Exception {
        Connections pair = Connections.open(capacity, config());
        byte[] up = random(1 << 24, 1);
        byte[] down = random(1 << 24, 2);

        Future<?> clientWrites = threads.submit(() -> sent(pair.client(), up));
        Future<?> serverWrites = threads.submit(() -> sent(pair.server(), down));
        Future<byte[]> clientReads =
                threads.submit(() -> pair.client().inputStream().readAllBytes());
        Future<byte[]> serverReads =
                threads.submit(() -> pair.server().inputStream().readAllBytes());

        assertThat(Arrays.equals(serverReads.get(PATIENCE, TimeUnit.SECONDS), up))
                .isTrue();
        assertThat(Arrays.equals(clientReads.get(PATIENCE, TimeUnit.SECONDS), down))
                .isTrue();
        clientWrites.get(PATIENCE, TimeUnit.SECONDS);
        serverWrites.get(PATIENCE, TimeUnit.SECONDS);
        pair.client().close();
        pair.server().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 12, 1 << 16})
    void updatesKeysWhileDataFlowsBothWays(int capacity) throws Exception {
        Connections pair = Connections.open(capacity, config());
        byte[] up = random(1 << 21, 3);
        byte[] down = random(1 << 21, 4);

        Future<?> clientWrites = threads.submit(() -> sentUnderManyKeys(pair.client(), up));
        Future<?> serverWrites = threads.submit(() -> sentUnderManyKeys(pair.server(), down));
        Future<byte[]> clientReads =
                threads.submit(() -> pair.client().inputStream().readAllBytes());
        Future<byte[]> serverReads =
                threads.submit(() -> pair.server().inputStream().readAllBytes());

        assertThat(Arrays.equals(serverReads.get(PATIENCE, TimeUnit.SECONDS), up))
                .isTrue();
        assertThat(Arrays.equals(clientReads.get(PATIENCE, TimeUnit.SECONDS), down))
                .isTrue();
        clientWrites.get(PATIENCE, TimeUnit.SECONDS);
        serverWrites.get(PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    void exportsTheSameOnBothSidesWithAndWithoutAContext() throws Exception {
        Connections pair = Connections.open(SMALL, config());
        Future<?> serves = threads.submit(() -> handshake(pair.server()));
        pair.client().handshake();
        serves.get(PATIENCE, TimeUnit.SECONDS);
        byte[] context = {1, 2};

        assertThat(pair.client().exportKeyingMaterial("EXPORTER-test", 32))
                .isEqualTo(pair.server().exportKeyingMaterial("EXPORTER-test", 32))
                .isNotEqualTo(pair.server().exportKeyingMaterial("EXPORTER-test", context, 32));
        assertThat(pair.client().exportKeyingMaterial("EXPORTER-test", context, 32))
                .isEqualTo(pair.server().exportKeyingMaterial("EXPORTER-test", context, 32));
    }

    @Test
    void readerSendsItsAlertWhileTheWritersListenerIsBusy() throws Exception {
        CountDownLatch listenerBusy = new CountDownLatch(1);
        CountDownLatch heardByServer = new CountDownLatch(1);
        CompletableFuture<Boolean> heardMeanwhile = new CompletableFuture<>();
        Connections pair = Connections.open(SMALL, config());
        pair.server().onEvent(event -> {
            if (event instanceof EngineEvent.AlertReceived) {
                heardByServer.countDown();
            }
        });
        pair.client().onEvent(event -> {
            if (isKeysUpdated(event, false)) {
                listenerBusy.countDown();
                heardMeanwhile.complete(awaited(heardByServer));
            }
        });
        Future<?> serves = threads.submit(() -> handshake(pair.server()));
        pair.client().handshake();
        serves.get(PATIENCE, TimeUnit.SECONDS);
        Future<?> reads = threads.submit(() -> pair.client().inputStream().read());
        Future<?> otherReads = threads.submit(() -> pair.server().inputStream().read());
        Future<?> clientUpdates = threads.submit(() -> updated(pair.client(), false));
        assertThat(listenerBusy.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        byte[] forged = HexFormat.of().parseHex("1703030014" + "00".repeat(20));
        pair.serverEnd().write(forged, 0, forged.length);

        assertThat(heardMeanwhile.get(PATIENCE, TimeUnit.SECONDS)).isTrue();
        clientUpdates.get(PATIENCE, TimeUnit.SECONDS);
        assertFailsWithIo(reads);
        assertFailsWithIo(otherReads);
    }

    private static boolean isKeysUpdated(EngineEvent event, boolean reading) {
        return event instanceof EngineEvent.KeysUpdated updated && updated.reading() == reading;
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE / 4, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Object updated(TlsConnection connection, boolean requestPeer) throws IOException {
        connection.updateKeys(requestPeer);
        return connection;
    }

    @Test
    void closingWakesAReader() throws Exception {
        Connections pair = connected();
        Future<Integer> reads = threads.submit(() -> pair.client().inputStream().read());
        pair.awaitReader(pair.client());

        pair.client().close();

        assertFailsWithIo(reads);
    }

    @Test
    void closingWakesAWriterWhosePeerStalls() throws Exception {
        Connections pair = connected();
        Future<?> writes = threads.submit(() -> sent(pair.client(), new byte[1 << 20]));
        pair.clientEnd().awaitFull();

        pair.client().close();

        assertFailsWithIo(writes);
    }

    @Test
    void closingWakesAHandshakeWhosePeerStalls() throws Exception {
        Connections pair = Connections.open(SMALL, config());
        Future<?> shakes = threads.submit(() -> handshake(pair.client()));
        pair.awaitReader(pair.client());

        pair.client().close();

        assertFailsWithIo(shakes);
    }

    @Test
    void closingWakesAHandshakeThatWaitsForADecision() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Verdict> never = new CompletableFuture<>();
        ClientConfig undecided = Victims.clientConfig(client -> client.verifier(question -> {
            asked.countDown();
            return never;
        }));
        Connections pair = Connections.open(SMALL, undecided);
        Future<?> serves = threads.submit(() -> handshake(pair.server()));
        Future<?> shakes = threads.submit(() -> handshake(pair.client()));
        assertThat(asked.await(PATIENCE, TimeUnit.SECONDS)).isTrue();

        pair.client().close();

        assertFailsWithIo(shakes);
        assertFailsWithIo(serves);
    }

    @Test
    void closesWithoutAWordWhenTheNetworkHasNoRoomForIt() throws Exception {
        List<MemoryTransport> ends = MemoryTransport.pair(SMALL);
        Stalling network = new Stalling(ends.get(0));
        TlsConnection client = TlsConnection.client(network, config(), PeerIdentity.of(Pair.SERVER_NAME));
        TlsConnection server = TlsConnection.server(ends.get(1), Victims.serverConfig(some -> some));
        Future<?> serves = threads.submit(() -> handshake(server));
        client.handshake();
        serves.get(PATIENCE, TimeUnit.SECONDS);
        network.stalled = true;

        Future<?> closes = threads.submit(() -> closed(client));

        closes.get(PATIENCE, TimeUnit.SECONDS);
        assertThatThrownBy(() -> server.inputStream().read()).isInstanceOf(TruncatedException.class);
    }

    @Test
    void aListenerThatThrowsEndsTheConnection() throws Exception {
        Connections pair = Connections.open(SMALL, config());
        pair.client().onEvent(event -> {
            if (event instanceof EngineEvent.MessageReceived) {
                throw new IllegalStateException("the listener is broken");
            }
        });
        Future<?> serves = threads.submit(() -> handshake(pair.server()));

        assertThatThrownBy(() -> pair.client().handshake())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the listener is broken");
        assertThatThrownBy(() -> pair.client().inputStream().read())
                .isInstanceOf(LocalFaultException.class)
                .hasMessageContaining("the listener is broken");
        assertThatThrownBy(() -> serves.get(PATIENCE, TimeUnit.SECONDS))
                .hasCauseInstanceOf(AlertReceivedException.class)
                .hasMessageContaining("internal_error");
    }

    @Test
    void aListenerThatThrowsForAWriterEndsTheConnection() throws Exception {
        Connections pair = connected();
        pair.client().onEvent(event -> {
            throw new IllegalStateException("the listener is broken");
        });

        assertThatThrownBy(() -> pair.client().updateKeys(false)).isInstanceOf(IllegalStateException.class);

        assertThatThrownBy(() -> pair.client().outputStream().write(1)).isInstanceOf(LocalFaultException.class);
        assertThatThrownBy(() -> pair.server().inputStream().read()).isInstanceOf(AlertReceivedException.class);
    }

    @Test
    void closesFromBothSidesAtOnce() throws Exception {
        Connections pair = connected();
        Future<?> one = threads.submit(() -> closed(pair.client()));
        Future<?> other = threads.submit(() -> closed(pair.server()));

        one.get(PATIENCE, TimeUnit.SECONDS);
        other.get(PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    void closesTwice() throws Exception {
        Connections pair = connected();
        pair.client().close();
        pair.client().close();

        assertThat(pair.server().inputStream().read()).isEqualTo(-1);
    }

    @Test
    void refusesToReadAfterClosing() throws Exception {
        Connections pair = connected();
        pair.client().close();

        assertThatThrownBy(() -> pair.client().inputStream().read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void refusesToWriteAfterClosing() throws Exception {
        Connections pair = connected();
        pair.client().close();

        assertThatThrownBy(() -> pair.client().outputStream().write(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void refusesToWriteAfterShuttingDownOutput() throws Exception {
        Connections pair = connected();
        pair.client().shutdownOutput();

        assertThatThrownBy(() -> pair.client().outputStream().write(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed for writing");
    }

    @Test
    void readsOnAfterShuttingDownOutput() throws Exception {
        Connections pair = connected();
        pair.client().shutdownOutput();
        assertThat(pair.server().inputStream().read()).isEqualTo(-1);
        pair.server().outputStream().write(7);

        assertThat(pair.client().inputStream().read()).isEqualTo(7);
    }

    @Test
    void tellsWhenThePeerVanishesWithoutACloseNotify() throws Exception {
        Connections pair = connected();
        pair.serverEnd().close();

        assertThatThrownBy(() -> pair.client().inputStream().read()).isInstanceOf(TruncatedException.class);
    }

    private Connections connected() throws Exception {
        Connections pair = Connections.open(SMALL, config());
        Future<?> serves = threads.submit(() -> handshake(pair.server()));
        pair.client().handshake();
        serves.get(PATIENCE, TimeUnit.SECONDS);
        return pair;
    }

    private static void assertFailsWithIo(Future<?> future) {
        assertThatThrownBy(() -> future.get(PATIENCE, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    private static Object handshake(TlsConnection connection) throws IOException {
        connection.handshake();
        return connection;
    }

    private static Object closed(TlsConnection connection) throws IOException {
        connection.close();
        return connection;
    }

    private static Object sent(TlsConnection connection, byte[] data) throws IOException {
        connection.outputStream().write(data);
        connection.shutdownOutput();
        return connection;
    }

    private static Object sentUnderManyKeys(TlsConnection connection, byte[] data) throws IOException {
        int chunk = 1 << 15;
        for (int at = 0; at < data.length; at += chunk) {
            connection.outputStream().write(data, at, chunk);
            connection.updateKeys(at % (2 * chunk) == 0);
        }
        connection.shutdownOutput();
        return connection;
    }

    private static ClientConfig config() {
        return Victims.clientConfig(client -> client);
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A network that has no room any more once it is told so. */
    private static final class Stalling implements Transport {

        private final Transport network;
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean stalled;

        Stalling(Transport network) {
            this.network = network;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return network.read(target, offset, length);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (stalled) {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            network.write(source, offset, length);
        }

        @Override
        public void shutdownOutput() throws IOException {
            network.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            network.close();
            closed.countDown();
        }
    }

    /** Both ends, and the pipes between them. */
    private record Connections(
            TlsConnection client, TlsConnection server, MemoryTransport clientEnd, MemoryTransport serverEnd) {

        static Connections open(int capacity, ClientConfig config) {
            List<MemoryTransport> ends = MemoryTransport.pair(capacity);
            return new Connections(
                    TlsConnection.client(ends.get(0), config, PeerIdentity.of(Pair.SERVER_NAME)),
                    TlsConnection.server(ends.get(1), Victims.serverConfig(server -> server)),
                    ends.get(0),
                    ends.get(1));
        }

        void awaitReader(TlsConnection connection) {
            (connection == client ? clientEnd : serverEnd).awaitReader();
        }
    }
}

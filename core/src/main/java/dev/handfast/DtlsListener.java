package dev.handfast;

import dev.handfast.config.DatagramSettings;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.Engine;
import dev.handfast.engine.StatelessHello;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server for many clients on one socket.
 *
 * <pre>{@code
 * try (DtlsListener listener = DtlsListener.open(new InetSocketAddress(5684), config)) {
 *     while (true) {
 *         DtlsListener.Accepted client = listener.accept();
 *         executor.execute(() -> serve(client.connection()));
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing is remembered of a client before it has proved that it receives at its address. A thread of its own takes
 * datagrams to their connections; each connection is used as any other, by threads of the application, of whatever kind. A
 * client that has lost its state may begin anew from the same address: its old connection goes on until the new handshake
 * is over, and is closed then.
 *
 * <p>RFC 6347, Sections 4.2.1 and 4.2.8. Usable by any thread.
 */
public final class DtlsListener implements Closeable {

    private static final int LARGEST = 65_535;

    private final DatagramChannel channel;
    private final ServerConfig config;
    private final Limits limits;
    private final StatelessHello hellos;
    private final Map<SocketAddress, Peer> peers = new ConcurrentHashMap<>();
    private final Set<Client> handshaking = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Optional<Accepted>> accepted = new LinkedBlockingQueue<>();
    private final AtomicLong ignored = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean closed;

    private DtlsListener(DatagramChannel channel, ServerConfig config, Limits limits, StatelessHello hellos) {
        this.channel = channel;
        this.config = config;
        this.limits = limits;
        this.hellos = hellos;
    }

    /**
     * How much a listener takes on.
     *
     * @param connections the most clients at once
     * @param handshakes the most handshakes at once
     * @param handshakesPerSource the most handshakes at once with clients of one IP address
     * @param handshakeTime after which a handshake that is not over is given up
     * @param network sizes and times of each connection
     */
    public record Limits(
            int connections,
            int handshakes,
            int handshakesPerSource,
            Duration handshakeTime,
            DatagramSettings network) {

        public Limits {
            if (connections < 1 || handshakes < 1 || handshakesPerSource < 1) {
                throw new IllegalArgumentException("a listener takes on at least one client");
            }
            if (handshakeTime.isNegative() || handshakeTime.isZero()) {
                throw new IllegalArgumentException("a handshake takes some time, not " + handshakeTime);
            }
        }

        /** 65,536 clients, 1,024 handshakes, 64 from one address, a minute each. */
        public static Limits standard() {
            return new Limits(65_536, 1_024, 64, Duration.ofMinutes(1), DatagramSettings.standard());
        }

        /** The same with other sizes and times. */
        public Limits withNetwork(DatagramSettings settings) {
            return new Limits(connections, handshakes, handshakesPerSource, handshakeTime, settings);
        }

        /** The same for other numbers of clients and handshakes. */
        public Limits withMost(int newConnections, int newHandshakes, int newHandshakesPerSource) {
            return new Limits(newConnections, newHandshakes, newHandshakesPerSource, handshakeTime, network);
        }
    }

    /** A client that has proved its address. Its handshake is still to be done, by the first use or in so many words. */
    public record Accepted(DtlsConnection connection, InetSocketAddress address) {}

    /**
     * What has come from strangers, and what was lost.
     *
     * @param ignored datagrams that were neither a ClientHello nor the first part of one
     * @param asked how often somebody was asked to prove an address
     * @param refused clients that came while the limits were reached
     * @param dropped datagrams for connections that did not read them in time
     */
    public record Counts(long ignored, long asked, long refused, long dropped) {}

    /** Listens on a port, with the usual limits. */
    public static DtlsListener open(InetSocketAddress address, ServerConfig config) throws IOException {
        return open(address, config, Limits.standard());
    }

    /** Listens on a port. */
    public static DtlsListener open(InetSocketAddress address, ServerConfig config, Limits limits) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            return of(channel.bind(address), config, limits, StatelessHello.of(config));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Listens on a channel, which is closed with the listener.
     *
     * @param channel bound, not connected, and blocking
     * @param hellos how clients prove their addresses; closed with the listener
     */
    public static DtlsListener of(DatagramChannel channel, ServerConfig config, Limits limits, StatelessHello hellos) {
        DtlsListener listener = new DtlsListener(channel, config, limits, hellos);
        Thread pump = new Thread(listener::pump, "handfast listener");
        pump.setDaemon(true);
        pump.start();
        return listener;
    }

    /** Where it listens. */
    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** What has come from strangers, and what was lost. */
    public Counts counts() {
        return new Counts(ignored.get(), asked.get(), refused.get(), dropped.get());
    }

    /** The number of clients, with those in handshakes. */
    public int connections() {
        return peers.size();
    }

    /**
     * Waits for a client.
     *
     * @throws IOException when the listener is closed
     */
    public Accepted accept() throws IOException {
        try {
            return taken(accepted.take());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /**
     * Waits for a client for a time.
     *
     * @return empty when none has come
     * @throws IOException when the listener is closed
     */
    public Optional<Accepted> accept(Duration timeout) throws IOException {
        try {
            Optional<Accepted> next = accepted.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return next == null ? Optional.empty() : Optional.of(taken(next));
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private Accepted taken(Optional<Accepted> next) throws IOException {
        if (next.isEmpty()) {
            accepted.add(next);
            throw new IOException("the listener is closed");
        }
        return next.get();
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for a client");
    }

    private void pump() {
        ByteBuffer datagram = ByteBuffer.allocate(LARGEST);
        try {
            while (!closed) {
                datagram.clear();
                SocketAddress from = channel.receive(datagram);
                takeOrDrop((InetSocketAddress) from, datagram.flip());
            }
        } catch (ClosedChannelException e) {
            // That is how it ends.
        } catch (IOException | RuntimeException e) {
            close();
        } finally {
            accepted.add(Optional.empty());
        }
    }

    /** Nothing that one stranger sends may end the service of the others. */
    private void takeOrDrop(InetSocketAddress from, ByteBuffer datagram) {
        try {
            take(from, datagram);
        } catch (RuntimeException e) {
            dropped.incrementAndGet();
        }
    }

    private void take(InetSocketAddress from, ByteBuffer datagram) {
        Peer peer = peers.get(from);
        if (peer != null && !StatelessHello.isHello(datagram)) {
            peer.deliver(bytes(datagram));
            return;
        }
        StatelessHello.Outcome outcome = hellos.examine(datagram, text(from));
        if (outcome instanceof StatelessHello.Asked question) {
            asked.incrementAndGet();
            send(from, question.answer());
        } else if (outcome instanceof StatelessHello.Verified verified) {
            peers.computeIfAbsent(from, Peer::new).begin(verified, bytes(datagram));
        } else {
            ignored.incrementAndGet();
        }
    }

    private static byte[] text(InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        return ByteBuffer.allocate(ip.length + Integer.BYTES)
                .put(ip)
                .putInt(address.getPort())
                .array();
    }

    private static byte[] bytes(ByteBuffer datagram) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.duplicate().get(bytes);
        return bytes;
    }

    /** Stops listening, and closes all connections, the socket and the keys of cookies. Closing twice does nothing more. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        List.copyOf(peers.values()).forEach(Peer::close);
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the socket cannot be closed", e);
        }
    }

    /** An address to which nothing can be sent, port 0 for instance, is one that somebody made up. */
    private void send(SocketAddress to, ByteBuffer datagram) {
        try {
            channel.send(datagram, to);
        } catch (IOException lost) {
            dropped.incrementAndGet();
        }
    }

    /** Whether one more handshake may begin; those that have taken too long are given up first. */
    private boolean hasRoom(InetAddress source) {
        long now = System.nanoTime();
        List.copyOf(handshaking).forEach(client -> client.expire(now));
        long fromSource = handshaking.stream()
                .filter(client -> client.peer.address.getAddress().equals(source))
                .count();
        return peers.size() <= limits.connections()
                && handshaking.size() < limits.handshakes()
                && fromSource < limits.handshakesPerSource();
    }

    /** What is at one address: a connection, and perhaps the one that may take its place. */
    private final class Peer {

        private final InetSocketAddress address;
        private final List<Client> clients = new ArrayList<>();

        Peer(SocketAddress address) {
            this.address = (InetSocketAddress) address;
        }

        /** Takes the hello of a client that has proved its address: a new one, or one sent again. */
        void begin(StatelessHello.Verified hello, byte[] datagram) {
            Optional<Client> known = find(hello);
            if (known.isEmpty() && hasRoom(address.getAddress())) {
                Client client = new Client(this, hello);
                add(client);
                handshaking.add(client);
                known = Optional.of(client);
                accepted.add(client.accepted);
            }
            known.ifPresentOrElse(client -> client.deliver(datagram), this::refuse);
        }

        private void refuse() {
            removeIfEmpty();
            refused.incrementAndGet();
        }

        private synchronized Optional<Client> find(StatelessHello.Verified hello) {
            return clients.stream()
                    .filter(client -> client.hello.client().equals(hello.client()))
                    .findFirst();
        }

        /** The last one before may just have gone, and this with it. */
        private synchronized void add(Client client) {
            clients.add(client);
            peers.put(address, this);
        }

        /** Takes what no hello is: whoever has the keys will open it. */
        void deliver(byte[] datagram) {
            copy().forEach(client -> client.deliver(datagram));
        }

        /** Closes those that the new one takes the place of. */
        void connected(Client newest) {
            copy().stream()
                    .filter(client -> client != newest && client.isConnected())
                    .forEach(client -> client.driver.abandon(
                            "replaced: the client has begun a new connection from the same address"));
        }

        private synchronized void remove(Client client) {
            clients.remove(client);
            removeIfEmpty();
        }

        private synchronized void removeIfEmpty() {
            if (clients.isEmpty()) {
                peers.remove(address, this);
            }
        }

        private synchronized List<Client> copy() {
            return List.copyOf(clients);
        }

        void close() {
            copy().forEach(client -> client.connection.close());
        }
    }

    /** One connection, and the queue that its datagrams wait in. */
    private final class Client implements DatagramDriver.Owner {

        private final Peer peer;
        private final StatelessHello.Verified hello;
        private final QueueTransport transport;
        private final DatagramDriver driver;
        private final DtlsConnection connection;
        private final Optional<Accepted> accepted;
        private final long deadline = System.nanoTime() + limits.handshakeTime().toNanos();

        Client(Peer peer, StatelessHello.Verified hello) {
            this.peer = peer;
            this.hello = hello;
            this.transport = QueueTransport.to(datagram -> send(peer.address, ByteBuffer.wrap(datagram)));
            Engine engine = Engine.datagramServer(config, limits.network(), hello);
            this.driver = new DatagramDriver(transport, engine, ConfiguredAnswers.of(config), this);
            this.connection = new DtlsConnection(driver).handshakeTime(limits.handshakeTime());
            this.accepted = Optional.of(new Accepted(connection, peer.address));
        }

        boolean isConnected() {
            return driver.isConnected();
        }

        void expire(long now) {
            if (!isConnected() && deadline - now <= 0) {
                driver.abandon("the handshake took too long");
            }
        }

        void deliver(byte[] datagram) {
            if (!transport.deliver(datagram)) {
                dropped.incrementAndGet();
            }
        }

        @Override
        public void connected() {
            handshaking.remove(this);
            peer.connected(this);
        }

        @Override
        public void closed() {
            handshaking.remove(this);
            DtlsListener.this.accepted.remove(accepted);
            transport.close();
            peer.remove(this);
        }
    }
}

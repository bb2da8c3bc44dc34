package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ServerConfig;

/**
 * A client and a server, joined in memory.
 *
 * <pre>{@code
 * try (Pair pair = Pair.of(clientConfig, serverConfig, Cuts.random(seed), Answering.LATER)) {
 *     pair.client().write(request);
 *     pair.run();
 *     assertThat(pair.server().received()).isEqualTo(request);
 * }
 * }</pre>
 *
 * <p>Nothing happens but in {@link #run}, in which bytes move until both sides are still. Used by one thread.
 */
public final class Pair implements AutoCloseable {

    /** The name that clients of the test kit ask for. */
    public static final String SERVER_NAME = "server.test";

    private static final int MOST_STEPS = 10_000_000;

    private final Endpoint client;
    private final Endpoint server;
    private final Cuts cuts;
    private final ByteStream toServer = new ByteStream();
    private final ByteStream toClient = new ByteStream();

    private Pair(Endpoint client, Endpoint server, Cuts cuts) {
        this.client = client;
        this.server = server;
        this.cuts = cuts;
    }

    /** A pair whose bytes arrive at once, and whose questions are answered at once. */
    public static Pair of(ClientConfig client, ServerConfig server) {
        return of(client, server, Cuts.allAtOnce(), Answering.AT_ONCE);
    }

    /** A pair whose client expects {@link #SERVER_NAME}. */
    public static Pair of(ClientConfig client, ServerConfig server, Cuts cuts, Answering answering) {
        return of(Endpoint.client(client, answering), Endpoint.server(server, answering), cuts);
    }

    /** A pair of these two. */
    public static Pair of(Endpoint client, Endpoint server, Cuts cuts) {
        return new Pair(client, server, cuts);
    }

    /** The client. */
    public Endpoint client() {
        return client;
    }

    /** The server. */
    public Endpoint server() {
        return server;
    }

    /**
     * Begins the handshake if need be, and moves bytes until both sides are still.
     *
     * @return this pair
     * @throws IllegalStateException when they never are
     */
    public Pair run() {
        client.begin();
        server.begin();
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            boolean moved = client.pump();
            moved |= server.pump();
            toServer.add(client.transmit());
            toClient.add(server.transmit());
            moved |= move(toServer, server);
            moved |= move(toClient, client);
            if (!moved && !client.answerNext() && !server.answerNext()) {
                return this;
            }
        }
        throw new IllegalStateException("client and server go on and on: " + cuts);
    }

    private boolean move(ByteStream stream, Endpoint to) {
        if (stream.isEmpty()) {
            return false;
        }
        to.deliver(stream.take(cuts.next(stream.size())));
        return true;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}

package dev.handfast.bench;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Two engines of SunJSSE. */
final class JssePair implements TlsPair {

    private final SSLEngine client;
    private final SSLEngine server;
    private final long beginning = System.currentTimeMillis();
    private final ByteBuffer source;
    private final ByteBuffer empty = ByteBuffer.allocate(0);
    private final ByteBuffer toServer = ByteBuffer.allocate(4 * RECORD_ROOM);
    private final ByteBuffer toClient = ByteBuffer.allocate(4 * RECORD_ROOM);
    private final ByteBuffer target = ByteBuffer.allocate(2 * RECORD_ROOM);

    JssePair(SSLEngine client, SSLEngine server, byte[] data) {
        this.client = client;
        this.server = server;
        this.source = ByteBuffer.wrap(data);
    }

    @Override
    public void handshake() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        while (isBusy(client) || isBusy(server)) {
            wrapAll(client, toServer);
            unwrapAll(server, toServer);
            wrapAll(server, toClient);
            unwrapAll(client, toClient);
        }
    }

    /** A session that is resumed keeps its time. */
    @Override
    public boolean isResumed() {
        return client.getSession().getCreationTime() < beginning;
    }

    @Override
    public int seal() throws SSLException {
        source.clear();
        int size = 0;
        while (source.hasRemaining()) {
            client.wrap(source, toServer.clear());
            size += toServer.position();
        }
        return size;
    }

    @Override
    public int move() throws SSLException {
        source.clear();
        int size = 0;
        while (source.hasRemaining()) {
            client.wrap(source, toServer.clear());
            toServer.flip();
            while (toServer.hasRemaining()) {
                server.unwrap(toServer, target.clear());
                size += target.position();
            }
        }
        return size;
    }

    @Override
    public void close() {
        client.closeOutbound();
        server.closeOutbound();
    }

    private static boolean isBusy(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private void wrapAll(SSLEngine engine, ByteBuffer wire) throws SSLException {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(empty, wire);
            runTasks(engine);
        }
    }

    private void unwrapAll(SSLEngine engine, ByteBuffer wire) throws SSLException {
        wire.flip();
        int before = -1;
        while (wire.hasRemaining() && wire.position() != before) {
            before = wire.position();
            engine.unwrap(wire, target.clear());
            runTasks(engine);
        }
        wire.compact();
    }

    private static void runTasks(SSLEngine engine) {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            engine.getDelegatedTask().run();
        }
    }
}

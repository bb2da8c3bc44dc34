package dev.handfast.bench;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import dev.handfast.trust.PeerIdentity;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Two engines. */
final class HandfastPair implements TlsPair {

    private static final long NOW = 0;

    private final Engine client;
    private final Engine server;
    private final ConfiguredAnswers clientAnswers;
    private final ConfiguredAnswers serverAnswers;
    private final ByteBuffer source;
    private final ByteBuffer wire = ByteBuffer.allocate(RECORD_ROOM);
    private final ByteBuffer target = ByteBuffer.allocate(RECORD_ROOM);
    private boolean resumed;

    HandfastPair(ClientConfig clientConfig, ServerConfig serverConfig, byte[] data) {
        client = Engine.client(clientConfig, PeerIdentity.of(Material.HOST));
        server = Engine.server(serverConfig);
        clientAnswers = ConfiguredAnswers.of(clientConfig);
        serverAnswers = ConfiguredAnswers.of(serverConfig);
        source = ByteBuffer.wrap(data);
    }

    @Override
    public void handshake() throws TlsException {
        client.handshake(NOW);
        do {
            answer(client, clientAnswers);
            pass(client, server);
            answer(server, serverAnswers);
            pass(server, client);
        } while (client.hasOutput() || server.hasOutput() || !client.isConnected() || !server.isConnected());
        answer(client, clientAnswers);
    }

    @Override
    public boolean isResumed() {
        return resumed;
    }

    @Override
    public int seal() throws TlsException {
        source.clear();
        int size = 0;
        while (source.hasRemaining()) {
            client.write(source, NOW);
            size += transmit(client);
        }
        return size;
    }

    @Override
    public int move() throws TlsException {
        source.clear();
        int size = 0;
        while (source.hasRemaining()) {
            client.write(source, NOW);
            transmit(client);
            wire.flip();
            while (wire.hasRemaining()) {
                server.receive(wire, NOW);
                size += read(server);
            }
        }
        return size;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private void pass(Engine from, Engine to) throws TlsException {
        while (from.hasOutput()) {
            transmit(from);
            wire.flip();
            while (wire.hasRemaining()) {
                to.receive(wire, NOW);
                read(to);
            }
        }
    }

    private int transmit(Engine from) {
        wire.clear();
        from.transmit(wire, NOW);
        return wire.position();
    }

    private int read(Engine engine) throws TlsException {
        int size = 0;
        for (int count = engine.read(target.clear(), NOW); count > 0; count = engine.read(target.clear(), NOW)) {
            size += count;
        }
        return size;
    }

    private void answer(Engine engine, ConfiguredAnswers answers) throws TlsException {
        for (Optional<EngineEvent> event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
            answers.handle(event.get());
            if (event.get() instanceof EngineEvent.Question) {
                engine.resume(NOW);
            } else if (event.get() instanceof EngineEvent.Connected connected) {
                resumed = connected.info().resumed();
            }
        }
    }
}

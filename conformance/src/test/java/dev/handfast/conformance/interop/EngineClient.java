package dev.handfast.conformance.interop;

import dev.handfast.config.ClientConfig;
import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client of one thread, which has its engine at hand. Its handshake is over when it has been made. */
final class EngineClient implements AutoCloseable {

    private final Socket socket;
    private final Engine engine;
    private final ConfiguredAnswers answers;
    private final List<EngineEvent> events = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 15];

    EngineClient(int port, ClientConfig config) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(Ours.PATIENCE_MILLIS);
        engine = Engine.client(config, PeerIdentity.of(Material.HOST));
        answers = ConfiguredAnswers.of(config);
        engine.handshake(System.nanoTime());
        send();
        while (!engine.isConnected()) {
            receive();
        }
    }

    void write(String text) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (source.hasRemaining()) {
            engine.write(source, System.nanoTime());
            send();
        }
    }

    String read(int length) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(length);
        while (engine.read(target, System.nanoTime()) >= 0 && target.hasRemaining()) {
            receive();
        }
        send(); // reading goes through records, and those can be more than data
        return new String(target.array(), 0, target.position(), StandardCharsets.ISO_8859_1);
    }

    void updateKeys(boolean requestPeer) throws IOException {
        engine.updateKeys(requestPeer, System.nanoTime());
        send();
    }

    /** What has happened so far. */
    List<EngineEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() throws IOException {
        engine.close();
        socket.close();
    }

    private void receive() throws IOException {
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
            engine.receiveEnd(System.nanoTime());
            return;
        }
        ByteBuffer source = ByteBuffer.wrap(buffer, 0, count);
        do {
            engine.receive(source, System.nanoTime());
            send();
        } while (source.hasRemaining());
    }

    private void send() throws IOException {
        handleEvents();
        byte[] records = new byte[1 << 15];
        while (engine.hasOutput()) {
            ByteBuffer target = ByteBuffer.wrap(records);
            engine.transmit(target, System.nanoTime());
            socket.getOutputStream().write(records, 0, target.position());
        }
    }

    private void handleEvents() throws TlsException {
        for (Optional<EngineEvent> event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
            events.add(event.get());
            answers.handle(event.get());
            if (event.get() instanceof EngineEvent.Question) {
                engine.resume(System.nanoTime());
            }
        }
    }
}

package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.engine.ConfiguredAnswers;
import dev.handfast.engine.Engine;
import dev.handfast.engine.EngineEvent;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.trust.PeerIdentity;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The acknowledgement of server_name, an empty extension among the EncryptedExtensions: RFC 6066, Section 3. */
final class ServerNameTest {

    private static final int ACKNOWLEDGEMENT = 4;

    @Test
    void isAcknowledgedInAFullHandshakeAndNotOnResumption() throws Exception {
        Ends ends = Ends.of(client -> client, server -> server.traceMessages(true));

        int full = sizeOfEncryptedExtensions(ends);

        assertThat(sizeOfEncryptedExtensions(ends)).isEqualTo(full - ACKNOWLEDGEMENT);
    }

    private static int sizeOfEncryptedExtensions(Ends ends) throws TlsException {
        try (Engine client = Engine.client(ends.client(), PeerIdentity.of(Pair.SERVER_NAME));
                Engine server = Engine.server(ends.server())) {
            ConfiguredAnswers asClient = ConfiguredAnswers.of(ends.client());
            ConfiguredAnswers asServer = ConfiguredAnswers.of(ends.server());
            List<EngineEvent> events = new ArrayList<>();
            client.handshake(0);
            heed(client, asClient);
            while (client.hasOutput() || server.hasOutput()) {
                move(client, server);
                events.addAll(heed(server, asServer));
                move(server, client);
                heed(client, asClient);
            }
            return size(events);
        }
    }

    private static int size(List<EngineEvent> events) {
        return events.stream()
                .filter(EngineEvent.MessageSent.class::isInstance)
                .map(EngineEvent.MessageSent.class::cast)
                .filter(message -> message.type() == HandshakeType.ENCRYPTED_EXTENSIONS)
                .mapToInt(EngineEvent.MessageSent::size)
                .sum();
    }

    private static List<EngineEvent> heed(Engine engine, ConfiguredAnswers answers) throws TlsException {
        List<EngineEvent> events = new ArrayList<>();
        for (Optional<EngineEvent> event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
            events.add(event.get());
            answers.handle(event.get());
            engine.resume(0);
        }
        return events;
    }

    private static void move(Engine from, Engine to) throws TlsException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 14);
        from.transmit(bytes, 0);
        to.receive(bytes.flip(), 0);
        to.read(ByteBuffer.allocate(1 << 14), 0);
    }
}

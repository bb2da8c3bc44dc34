package dev.handfast.carrier.stream;

import static dev.handfast.carrier.stream.Records.SETTINGS;
import static dev.handfast.carrier.stream.Records.deliver;
import static dev.handfast.carrier.stream.Records.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.carrier.AlertLevel;
import dev.handfast.carrier.Incoming;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.crypto.jca.JcaCrypto;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HandshakeType;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.message.FlightKind;
import dev.handfast.message.RawMessage;
import dev.handfast.message.Rfc8448;
import dev.handfast.record.BufferPool;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The records of the simple handshake of RFC 8448, Section 3, made and opened. */
final class Rfc8448StreamTest {

    private static final long NOW = 0;
    private static final CipherSuite SUITE = CipherSuite.TLS_AES_128_GCM_SHA256;
    private static final Rfc8448 TRACE = Rfc8448.SIMPLE_1RTT;

    private final Crypto crypto = JcaCrypto.installed();
    private final BufferPool pool = new BufferPool(4);
    private final StreamCarrier client = StreamCarrier.forClient(SETTINGS, pool);
    private final StreamCarrier server = StreamCarrier.forServer(SETTINGS, pool);

    @Test
    void clientSendsTheRecordsOfTheTrace() {
        queue(client, HandshakeType.CLIENT_HELLO, "ClientHello");
        client.endFlight(NOW);
        assertThat(sent(client)).isEqualTo(TRACE.bytes("record ClientHello"));

        client.writeWith(2, secret("client handshake"));
        queue(client, HandshakeType.FINISHED, "client Finished");
        client.endFlight(NOW);
        assertThat(sent(client)).isEqualTo(TRACE.bytes("record client flight"));

        client.writeWith(3, secret("client application"));
        client.write(ByteBuffer.wrap(TRACE.bytes("payload client data").toArray()), NOW);
        assertThat(sent(client)).isEqualTo(TRACE.bytes("record client data"));

        client.alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
        assertThat(sent(client)).isEqualTo(TRACE.bytes("record client alert"));
    }

    @Test
    void serverSendsTheRecordsOfTheTrace() {
        queue(server, HandshakeType.SERVER_HELLO, "ServerHello");
        server.writeWith(2, secret("server handshake"));
        queue(server, HandshakeType.ENCRYPTED_EXTENSIONS, "EncryptedExtensions");
        queue(server, HandshakeType.CERTIFICATE, "server Certificate");
        queue(server, HandshakeType.CERTIFICATE_VERIFY, "server CertificateVerify");
        queue(server, HandshakeType.FINISHED, "server Finished");
        server.writeWith(3, secret("server application"));
        server.endFlight(NOW);
        assertThat(sent(server))
                .isEqualTo(TRACE.bytes("record ServerHello").concat(TRACE.bytes("record server flight")));

        queue(server, HandshakeType.NEW_SESSION_TICKET, "NewSessionTicket");
        server.endFlight(NOW);
        assertThat(sent(server)).isEqualTo(TRACE.bytes("record NewSessionTicket"));
    }

    @Test
    void clientOpensTheRecordsOfTheTrace() throws PeerFaultException {
        assertThat(deliver(client, TRACE.bytes("record ServerHello")))
                .containsExactly(incoming(HandshakeType.SERVER_HELLO, 0, "ServerHello", 0));

        client.readWith(2, secret("server handshake"));
        assertThat(deliver(client, TRACE.bytes("record server flight")))
                .containsExactly(
                        incoming(HandshakeType.ENCRYPTED_EXTENSIONS, 1, "EncryptedExtensions", 2),
                        incoming(HandshakeType.CERTIFICATE, 2, "server Certificate", 2),
                        incoming(HandshakeType.CERTIFICATE_VERIFY, 3, "server CertificateVerify", 2),
                        incoming(HandshakeType.FINISHED, 4, "server Finished", 2));

        client.readWith(3, secret("server application"));
        assertThat(deliver(client, TRACE.bytes("record NewSessionTicket")))
                .containsExactly(incoming(HandshakeType.NEW_SESSION_TICKET, 5, "NewSessionTicket", 3));

        assertThat(deliver(client, TRACE.bytes("record server data"))).isEmpty();
        assertThat(read(client)).isEqualTo(TRACE.bytes("payload server data"));

        assertThat(deliver(client, TRACE.bytes("record server alert")))
                .containsExactly(new Incoming.Alert(AlertLevel.WARNING, 0));
    }

    @Test
    void serverOpensTheRecordsOfTheTrace() throws PeerFaultException {
        assertThat(deliver(server, TRACE.bytes("record ClientHello")))
                .containsExactly(incoming(HandshakeType.CLIENT_HELLO, 0, "ClientHello", 0));

        server.readWith(2, secret("client handshake"));
        assertThat(deliver(server, TRACE.bytes("record client flight")))
                .containsExactly(incoming(HandshakeType.FINISHED, 1, "client Finished", 2));

        server.readWith(3, secret("client application"));
        Records.offer(server, TRACE.bytes("record client data"));
        assertThat(read(server)).isEqualTo(TRACE.bytes("payload client data"));
    }

    private static Bytes read(StreamCarrier carrier) throws PeerFaultException {
        ByteBuffer target = ByteBuffer.allocate(1_000);
        return Bytes.copyOf(target.array(), 0, carrier.read(target, NOW));
    }

    private static void queue(StreamCarrier carrier, HandshakeType type, String label) {
        carrier.queue(message(type, label), FlightKind.ANSWERED);
    }

    private static Incoming.Message incoming(HandshakeType type, int number, String label, int epoch) {
        return new Incoming.Message(message(type, label).numbered(number), epoch);
    }

    private static RawMessage message(HandshakeType type, String label) {
        Bytes encoding = TRACE.bytes(label);
        return RawMessage.of(type, encoding.slice(4, encoding.size()));
    }

    private TrafficSecret secret(String label) {
        Schedule schedule = new Schedule(crypto, LabelPrefix.TLS, SecretLog.none());
        Secret secret = Secret.adopt(TRACE.bytes(label + " traffic secret").toArray());
        return new TrafficSecret(schedule, SUITE, secret);
    }
}

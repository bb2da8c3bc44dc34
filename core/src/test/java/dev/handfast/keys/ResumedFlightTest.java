package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.message.Rfc8448;
import dev.handfast.wire.Bytes;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The resumed handshake of RFC 8448, Section 4, from the ticket of Section 3 to the client's Finished, byte for byte.
 *
 * <p>The engine cannot repeat it: the client there sends early data, which this library does not, so its ClientHello has
 * the extension early_data, EncryptedExtensions accepts it, and EndOfEarlyData stands in the transcript before the client's
 * Finished. What the engine would do otherwise is here: the same keys from the same messages, and the same records.
 */
final class ResumedFlightTest {

    private static final Rfc8448 TRACE = Rfc8448.RESUMED_0RTT;
    private static final int HEADER = 5;

    private final Map<String, Bytes> logged = new TreeMap<>();

    private final Schedule schedule = new Schedule(
            TestSchedule.CRYPTO,
            LabelPrefix.TLS,
            new SecretLog(
                    (label, random, secret) -> logged.put(label, Bytes.copyOf(secret)),
                    TRACE.bytes("ClientHello").slice(6, 38)));

    @Test
    void derivesTheKeyOfTheTicketFromTheFirstHandshake() {
        Bytes master = Rfc8448.SIMPLE_1RTT.bytes("resumption master secret");
        try (ResumptionSecret resumption =
                        new ResumptionSecret(schedule, HashAlgorithm.SHA256, Secret.adopt(master.toArray()));
                Secret psk = resumption.psk(Bytes.of(0, 0))) {
            assertThat(Bytes.copyOf(psk.bytes())).isEqualTo(TRACE.bytes("PSK"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ServerHello, ClientHello to ServerHello hash",
        "EncryptedExtensions, ClientHello to EncryptedExtensions hash",
        "server Finished, ClientHello to server Finished hash",
        "client Finished, ClientHello to client Finished hash"
    })
    void hashesTheTranscriptTo(String message, String hash) {
        assertThat(Bytes.adopt(hashTo(message))).isEqualTo(TRACE.bytes(hash));
    }

    @Test
    void derivesEverySecretThatIsLogged() {
        try (HandshakeSecrets handshake = handshake()) {
            handshake.clientTraffic().close();
            handshake.serverTraffic().close();
        }
        try (ApplicationSecrets application = application()) {
            application.clientTraffic().close();
            application.serverTraffic().close();
            application.exporter().close();
        }

        assertThat(logged)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CLIENT_HANDSHAKE_TRAFFIC_SECRET", TRACE.bytes("client handshake traffic secret"),
                        "SERVER_HANDSHAKE_TRAFFIC_SECRET", TRACE.bytes("server handshake traffic secret"),
                        "CLIENT_TRAFFIC_SECRET_0", TRACE.bytes("client application traffic secret"),
                        "SERVER_TRAFFIC_SECRET_0", TRACE.bytes("server application traffic secret"),
                        "EXPORTER_SECRET", TRACE.bytes("exporter master secret")));
    }

    @Test
    void computesTheServersFinished() {
        try (HandshakeSecrets handshake = handshake();
                TrafficSecret server = handshake.serverTraffic()) {
            assertThat(Bytes.adopt(server.finishedMac(hashTo("EncryptedExtensions"))))
                    .isEqualTo(body("server Finished"));
        }
    }

    @Test
    void computesTheClientsFinishedBehindEndOfEarlyData() {
        try (HandshakeSecrets handshake = handshake();
                TrafficSecret client = handshake.clientTraffic()) {
            assertThat(Bytes.adopt(client.finishedMac(hashTo("EndOfEarlyData"))))
                    .isEqualTo(body("client Finished"));
        }
    }

    @Test
    void opensTheServersFlight() throws PeerFaultException {
        try (HandshakeSecrets handshake = handshake();
                TrafficSecret server = handshake.serverTraffic()) {
            assertThat(opened(server, "record server flight")).isEqualTo(TRACE.bytes("payload server flight"));
        }
    }

    @Test
    void opensTheClientsFlight() throws PeerFaultException {
        try (HandshakeSecrets handshake = handshake();
                TrafficSecret client = handshake.clientTraffic()) {
            assertThat(opened(client, "record client flight")).isEqualTo(TRACE.bytes("payload client flight"));
        }
    }

    @Test
    void opensTheDataOfBothSides() throws PeerFaultException {
        try (ApplicationSecrets application = application();
                TrafficSecret client = application.clientTraffic();
                TrafficSecret server = application.serverTraffic()) {
            assertThat(opened(client, "record client data")).isEqualTo(TRACE.bytes("payload client data"));
            assertThat(opened(server, "record server data")).isEqualTo(TRACE.bytes("payload server data"));
        }
    }

    private HandshakeSecrets handshake() {
        try (Secret psk = Secret.adopt(TRACE.bytes("PSK").toArray());
                Secret shared = Secret.adopt(TRACE.bytes("shared secret").toArray())) {
            return EarlySecrets.of(schedule, HashAlgorithm.SHA256, psk)
                    .handshake(CipherSuite.TLS_AES_128_GCM_SHA256, shared, hashTo("ServerHello"));
        }
    }

    private ApplicationSecrets application() {
        return handshake().application(hashTo("server Finished"));
    }

    /** The content of the first record under these keys. */
    private static Bytes opened(TrafficSecret secret, String label) throws PeerFaultException {
        byte[] record = TRACE.bytes(label).toArray();
        byte[] out = new byte[record.length];
        try (RecordKeys keys = secret.keys();
                Aead aead = TestSchedule.CRYPTO.aead(AeadAlgorithm.AES_128_GCM, keys.key(), false)) {
            int length = aead.open(
                    keys.iv().bytes().clone(), record, HEADER, record, HEADER, record.length - HEADER, out, 0);
            return Bytes.copyOf(Arrays.copyOf(out, length - 1)); // behind the content stands its type
        }
    }

    private static Bytes body(String message) {
        Bytes encoding = TRACE.bytes(message);
        return encoding.slice(4, encoding.size());
    }

    private static byte[] hashTo(String last) {
        Transcript transcript = new Transcript(TestSchedule.CRYPTO);
        transcript.start(HashAlgorithm.SHA256);
        for (String message : new String[] {
            "ClientHello", "ServerHello", "EncryptedExtensions", "server Finished", "EndOfEarlyData", "client Finished"
        }) {
            transcript.add(TRACE.bytes(message));
            if (message.equals(last)) {
                return transcript.hash();
            }
        }
        throw new IllegalArgumentException("no message " + last);
    }
}

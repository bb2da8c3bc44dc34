package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The values of RFC 8448, Section 3. */
class SimpleHandshakeTest {

    private final Map<String, String> logged = new LinkedHashMap<>();

    private final Schedule schedule = new Schedule(
            TestSchedule.CRYPTO,
            LabelPrefix.TLS,
            new SecretLog(
                    (label, random, secret) ->
                            logged.put(label, Bytes.copyOf(secret).hex()),
                    SimpleHandshake.CLIENT_HELLO.slice(6, 38)));

    private HandshakeSecrets handshakeSecrets() {
        try (Secret shared = Secret.adopt(SimpleHandshake.SHARED_SECRET.toArray())) {
            return EarlySecrets.withoutPsk(schedule, HashAlgorithm.SHA256)
                    .handshake(CipherSuite.TLS_AES_128_GCM_SHA256, shared, hex(SimpleHandshake.HELLO_HASH));
        }
    }

    private ApplicationSecrets applicationSecrets() {
        return handshakeSecrets().application(hex(SimpleHandshake.SERVER_FINISHED_HASH));
    }

    @Test
    void derivesTheClientsHandshakeKeys() {
        assertKeys(handshakeSecrets().clientTraffic(), "dbfaa693d1762c5b666af5d950258d01", "5bd3c71b836e0b76bb73265f");
    }

    @Test
    void derivesTheServersHandshakeKeys() {
        assertKeys(handshakeSecrets().serverTraffic(), "3fce516009c21727d0f2e4e86ee403bc", "5d313eb2671276ee13000b30");
    }

    @Test
    void derivesTheClientsApplicationKeys() {
        assertKeys(
                applicationSecrets().clientTraffic(), "17422dda596ed5d9acd890e3c63f5051", "5b78923dee08579033e523d9");
    }

    @Test
    void derivesTheServersApplicationKeys() {
        assertKeys(
                applicationSecrets().serverTraffic(), "9f02283b6c9c07efc26bb9f2ac92e356", "cf782b88dd83549aadf1e984");
    }

    @Test
    void logsTheSecretsThatTheRfcLists() {
        handshakeSecrets().clientTraffic();
        handshakeSecrets().serverTraffic();
        applicationSecrets().clientTraffic();
        applicationSecrets().serverTraffic();
        applicationSecrets().exporter();

        assertThat(logged)
                .containsExactly(
                        Map.entry(
                                "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
                                "b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21"),
                        Map.entry(
                                "SERVER_HANDSHAKE_TRAFFIC_SECRET",
                                "b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38"),
                        Map.entry(
                                "CLIENT_TRAFFIC_SECRET_0",
                                "9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5"),
                        Map.entry(
                                "SERVER_TRAFFIC_SECRET_0",
                                "a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643"),
                        Map.entry(
                                "EXPORTER_SECRET", "fe22f881176eda18eb8f44529e6792c50c9a3f89452f68d8ae311b4309d3cf50"));
    }

    @Test
    void computesTheServersFinished() {
        byte[] verifyData = handshakeSecrets()
                .serverTraffic()
                .finishedMac(transcriptUntil(SimpleHandshake.CERTIFICATE_VERIFY).hash());

        assertThat(verifyData).isEqualTo(hex(SimpleHandshake.SERVER_VERIFY_DATA));
    }

    @Test
    void computesTheClientsFinished() {
        byte[] verifyData = handshakeSecrets().clientTraffic().finishedMac(hex(SimpleHandshake.SERVER_FINISHED_HASH));

        assertThat(verifyData).isEqualTo(hex(SimpleHandshake.CLIENT_VERIFY_DATA));
    }

    @Test
    void acceptsTheRightFinished() {
        assertThat(handshakeSecrets()
                        .clientTraffic()
                        .verifies(
                                hex(SimpleHandshake.SERVER_FINISHED_HASH),
                                Bytes.hex(SimpleHandshake.CLIENT_VERIFY_DATA)))
                .isTrue();
    }

    @Test
    void refusesAFinishedOfTheOtherSide() {
        assertThat(handshakeSecrets()
                        .serverTraffic()
                        .verifies(
                                hex(SimpleHandshake.SERVER_FINISHED_HASH),
                                Bytes.hex(SimpleHandshake.CLIENT_VERIFY_DATA)))
                .isFalse();
    }

    @Test
    void refusesAFinishedThatIsCutOff() {
        assertThat(handshakeSecrets()
                        .clientTraffic()
                        .verifies(
                                hex(SimpleHandshake.SERVER_FINISHED_HASH),
                                Bytes.hex(SimpleHandshake.CLIENT_VERIFY_DATA).slice(0, 31)))
                .isFalse();
    }

    @Test
    void derivesThePskOfTheTicket() {
        Transcript transcript = transcriptUntil(SimpleHandshake.CLIENT_FINISHED);
        try (Secret psk = applicationSecrets().resumption(transcript.hash()).psk(Bytes.of(0, 0))) {
            assertThat(psk.bytes()).isEqualTo(hex("4ecd0eb6ec3b4d87f5d6028f922ca4c5851a277fd41311c9e62d2c9492e1c4f3"));
        }
    }

    @Test
    void hashesTheTranscriptToServerHello() {
        assertThat(transcriptUntil(SimpleHandshake.SERVER_HELLO).hash()).isEqualTo(hex(SimpleHandshake.HELLO_HASH));
    }

    @Test
    void hashesTheTranscriptToTheServersFinished() {
        assertThat(transcriptUntil(SimpleHandshake.SERVER_FINISHED).hash())
                .isEqualTo(hex(SimpleHandshake.SERVER_FINISHED_HASH));
    }

    @Test
    void hashesTheTranscriptToTheClientsFinished() {
        assertThat(transcriptUntil(SimpleHandshake.CLIENT_FINISHED).hash())
                .isEqualTo(hex(SimpleHandshake.CLIENT_FINISHED_HASH));
    }

    private static Transcript transcriptUntil(Bytes last) {
        Transcript transcript = new Transcript(TestSchedule.CRYPTO);
        transcript.start(HashAlgorithm.SHA256);
        Bytes[] messages = {
            SimpleHandshake.CLIENT_HELLO,
            SimpleHandshake.SERVER_HELLO,
            SimpleHandshake.ENCRYPTED_EXTENSIONS,
            SimpleHandshake.CERTIFICATE,
            SimpleHandshake.CERTIFICATE_VERIFY,
            SimpleHandshake.SERVER_FINISHED,
            SimpleHandshake.CLIENT_FINISHED
        };
        for (Bytes message : messages) {
            transcript.add(message);
            if (message.equals(last)) {
                return transcript;
            }
        }
        throw new IllegalArgumentException("no such message");
    }

    private static void assertKeys(TrafficSecret secret, String key, String iv) {
        try (secret;
                RecordKeys keys = secret.keys()) {
            assertThat(keys.key().bytes()).isEqualTo(hex(key));
            assertThat(keys.iv().bytes()).isEqualTo(hex(iv));
        }
    }

    private static byte[] hex(String hex) {
        return Bytes.hex(hex).toArray();
    }
}

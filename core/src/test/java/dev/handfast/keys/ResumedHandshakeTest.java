package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The values of RFC 8448, Section 4: the early stage of a resumed handshake. */
class ResumedHandshakeTest {

    private static final Bytes CLIENT_HELLO = Bytes.hex("""
            010001fc03031bc3ceb6bbe39cff938355b5a50adb6db21b7a6af649d7b4bc419d7876487d95000006130113031302010001cd
            0000000b0009000006736572766572ff01000100000a00140012001d0017001800190100010101020103010400330026002400
            1d0020e4ffb68ac05f8d96c99da26698346c6be16482badddafe051a66b4f18d668f0b002a0000002b0003020304000d002000
            1e040305030603020308040805080604010501060102010402050206020202002d00020101001c000240010015005700000000
            000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
            0000000000000000000000000000000000000000000000000000000000000000002900dd00b800b22c035d829359ee5ff7af4e
            c900000000262a6494dc486d2c8a34cb33fa90bf1b0070ad3c498883c9367c09a2be785abc55cd226097a3a982117283f82a03
            a143efd3ff5dd36d64e861be7fd61d2827db279cce145077d454a3664d4e6da4d29ee03725a6a4dafcd0fc67d2aea70529513e
            3da2677fa5906c5b3f7d8f92f228bda40dda721470f9fbf297b5aea617646fac5c03272e970727c621a79141ef5f7de6505e5b
            fbc388e93343694093934ae4d357fad6aacb0021203add4fb2d8fdf822a0ca3cf7678ef5e88dae990141c5924d57bb6fa31b9e
            5f9d""");

    /** The list of binders: its length, the length of the only one, and that. */
    private static final int BINDERS = 2 + 1 + 32;

    private static final Bytes BINDER = CLIENT_HELLO.slice(CLIENT_HELLO.size() - 32, CLIENT_HELLO.size());

    private final Map<String, String> logged = new HashMap<>();

    private final Schedule schedule = new Schedule(
            TestSchedule.CRYPTO,
            LabelPrefix.TLS,
            new SecretLog(
                    (label, random, secret) ->
                            logged.put(label, Bytes.copyOf(secret).hex()),
                    CLIENT_HELLO.slice(6, 38)));

    private EarlySecrets early() {
        try (Secret psk = Secret.adopt(Bytes.hex("4ecd0eb6ec3b4d87f5d6028f922ca4c5851a277fd41311c9e62d2c9492e1c4f3")
                .toArray())) {
            return EarlySecrets.of(schedule, HashAlgorithm.SHA256, psk);
        }
    }

    private static byte[] truncatedHash() {
        return new Transcript(TestSchedule.CRYPTO)
                .hashWith(HashAlgorithm.SHA256, CLIENT_HELLO.slice(0, CLIENT_HELLO.size() - BINDERS));
    }

    private static byte[] clientHelloHash() {
        return new Transcript(TestSchedule.CRYPTO).hashWith(HashAlgorithm.SHA256, CLIENT_HELLO);
    }

    @Test
    void hashesTheClientHelloWithoutItsBinders() {
        assertThat(Bytes.copyOf(truncatedHash()).hex())
                .isEqualTo("63224b2e4573f2d3454ca84b9d009a04f6be9e05711a8396473aefa01e924a14");
    }

    @Test
    void bindsTheKeyToTheClientHello() {
        try (EarlySecrets early = early();
                PskBinder binder = early.binder(PskBinder.Kind.RESUMPTION)) {
            assertThat(Bytes.copyOf(binder.mac(truncatedHash()))).isEqualTo(BINDER);
        }
    }

    @Test
    void acceptsTheRightBinder() {
        try (EarlySecrets early = early();
                PskBinder binder = early.binder(PskBinder.Kind.RESUMPTION)) {
            assertThat(binder.verifies(truncatedHash(), BINDER)).isTrue();
        }
    }

    @Test
    void refusesABinderOfAnotherKindOfKey() {
        for (PskBinder.Kind kind : new PskBinder.Kind[] {PskBinder.Kind.EXTERNAL, PskBinder.Kind.IMPORTED}) {
            try (EarlySecrets early = early();
                    PskBinder binder = early.binder(kind)) {
                assertThat(binder.verifies(truncatedHash(), BINDER)).isFalse();
            }
        }
    }

    @Test
    void refusesABinderThatIsCutOff() {
        try (EarlySecrets early = early();
                PskBinder binder = early.binder(PskBinder.Kind.RESUMPTION)) {
            assertThat(binder.verifies(truncatedHash(), BINDER.slice(0, 31))).isFalse();
        }
    }

    @Test
    void derivesTheSecretOfEarlyData() {
        try (EarlySecrets early = early();
                TrafficSecret traffic =
                        early.clientEarlyTraffic(CipherSuite.TLS_AES_128_GCM_SHA256, clientHelloHash())) {
            assertThat(logged)
                    .containsEntry(
                            "CLIENT_EARLY_TRAFFIC_SECRET",
                            "3fbbe6a60deb66c30a32795aba0eff7eaa10105586e7be5c09678d63b6caab62");
            assertThat(traffic.isClosed()).isFalse();
        }
    }

    @Test
    void derivesTheEarlyExporter() {
        try (EarlySecrets early = early();
                Exporter exporter = early.earlyExporter(clientHelloHash())) {
            assertThat(logged)
                    .containsEntry(
                            "EARLY_EXPORTER_SECRET",
                            "b2026866610937d7423e5be90862ccf24c0e6091186d34f812089ff5be2ef7df");
            assertThat(exporter.export("EXPORTER-test", 16)).hasSize(16);
        }
    }
}

package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values for which no RFC has vectors, computed with Python's hmac module. */
class Keys12Test {

    private static final CipherSuite SUITE = CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
    private static final Bytes CLIENT_RANDOM = Bytes.hex("c1".repeat(32));
    private static final Bytes SERVER_RANDOM = Bytes.hex("5e".repeat(32));
    private static final byte[] SESSION_HASH = hash(HashAlgorithm.SHA256, "session");
    private static final byte[] CONTEXT = "context".getBytes(StandardCharsets.US_ASCII);
    private static final String MASTER =
            "a93d5f2fba11e21cbde8e2519d1669e49fc0562cd70424ddf8d7a5c649f527a16997aa93a3" + "ba746b36fa2234aacfddb1";
    private static final String EXTENDED_MASTER =
            "eea7b66e5e5f150058446032d53e77cccec702ed4b60d8819d14fba01fad489ea6" + "d77974be08ee8f08601609696ef529";

    private final List<String> logged = new ArrayList<>();
    private final SecretLog log = new SecretLog(
            (label, random, secret) -> logged.add(label + " " + hex(random) + " " + hex(secret)), CLIENT_RANDOM);
    private final Schedule schedule = new Schedule(TestSchedule.CRYPTO, LabelPrefix.TLS, log);
    private final Secret premaster = counting(48);
    private final Keys12 keys = extended(SUITE);

    @Test
    void bindsTheMasterSecretToTheHandshake() {
        assertThat(hex(keys.masterSecret().bytes())).isEqualTo(EXTENDED_MASTER);
    }

    @Test
    void bindsTheMasterSecretToTheRandomsForOldPeers() {
        assertThat(hex(plain().masterSecret().bytes())).isEqualTo(MASTER);
    }

    @Test
    void goesOnWithAMasterSecret() {
        Keys12 second = resumed(keys.masterSecret());
        assertThat(second.clientFinished(SESSION_HASH)).isEqualTo(keys.clientFinished(SESSION_HASH));
        assertThat(second.isExtended()).isTrue();
    }

    @Test
    void refusesAMasterSecretOfAnotherSize() {
        Secret other = counting(47);
        assertThatThrownBy(() -> resumed(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutsTheKeyBlockForAesGcm() {
        assertKeys(keys.client(), "bfd7f0022027919205ca98218bd808b6", "1692ca75");
        assertKeys(keys.server(), "dccc22b8b8591392bc921bf96fd6ebce", "4256d0a7");
    }

    @Test
    void cutsTheKeyBlockForChaCha20() {
        Keys12 chacha = extended(CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256);
        assertKeys(
                chacha.client(),
                "bfd7f0022027919205ca98218bd808b6dccc22b8b8591392bc921bf96fd6ebce",
                "2cddcdd14efdfa981be8639f");
        assertKeys(
                chacha.server(),
                "1692ca754256d0a7a943b0abb9c4119e9c7cce485bb22c973da9f764b81ea8af",
                "d356c4e59775049840e70c0e");
    }

    @Test
    void cutsTheKeyBlockUnderSha384() {
        Keys12 strong = Keys12.extended(
                schedule,
                CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
                premaster,
                hash(HashAlgorithm.SHA384, "session"),
                CLIENT_RANDOM,
                SERVER_RANDOM);
        assertKeys(strong.client(), "2981366474990125225e8500235e63f1c91bf9192dc9a7883a00cafd35e8754a", "e7842804");
        assertKeys(strong.server(), "3ff7b418c94dc08232ead262688f0e15b51d29136e7170610f910bfd995559be", "f26482f9");
    }

    @Test
    void authenticatesTheHandshakeForEachSide() {
        assertThat(keys.clientFinished(SESSION_HASH))
                .isEqualTo(Bytes.hex("d2cff2a5f2e21934092b61f9").toArray());
        assertThat(keys.serverFinished(SESSION_HASH))
                .isEqualTo(Bytes.hex("a8967f37cc3364641ef80dc7").toArray());
    }

    @Test
    void verifiesWhatTheSideMade() {
        assertThat(keys.verifiesClient(SESSION_HASH, clientFinished())).isTrue();
        assertThat(keys.verifiesServer(SESSION_HASH, serverFinished())).isTrue();
    }

    @Test
    void doesNotVerifyWhatTheOtherSideMade() {
        assertThat(keys.verifiesClient(SESSION_HASH, serverFinished())).isFalse();
        assertThat(keys.verifiesServer(SESSION_HASH, clientFinished())).isFalse();
    }

    @Test
    void doesNotVerifyAPartOfIt() {
        Bytes verifyData = clientFinished();
        for (int size = 0; size < 12; size++) {
            assertThat(keys.verifiesClient(SESSION_HASH, verifyData.slice(0, size)))
                    .isFalse();
        }
    }

    @Test
    void exportsWithoutAContext() {
        assertThat(hex(keys.exporter().export("EXPORTER-handfast-test", 48)))
                .isEqualTo("3172e6802704fc8fe60e028ce38cca164001d75b4fdf99f77cc4fc4d8c92f651"
                        + "ad4123f2680a0c24cc8052d3058af1ae");
    }

    @Test
    void exportsForAContext() {
        assertThat(hex(keys.exporter().export("EXPORTER-handfast-test", CONTEXT, 48)))
                .isEqualTo("ab188f0f6f647ad7fe53f3a00ab201725dc35d852411385f6c0457371c7c092c"
                        + "824e39cc4145b01a44a96f12ff71d369");
    }

    @Test
    void anEmptyContextIsNotNone() {
        assertThat(hex(keys.exporter().export("EXPORTER-handfast-test", new byte[0], 48)))
                .isEqualTo("9657d68f623ab44bd43e3a4c87f649f1991cf629c4cb736a3766f199736fe06a"
                        + "b440a89cfe90a70a5814e87f4a194c2d");
    }

    @Test
    void bindsTheChannelAlsoWhenClosed() {
        Exporter exporter = keys.exporter();
        exporter.close();
        assertThat(hex(exporter.channelBinding()))
                .isEqualTo("e436ea5fc82de25f81b34b20c8cc3adf1eafcf851ce5189fe8b4bc321b8217cb");
    }

    @Test
    void exportsWhenTheKeysAreClosed() {
        Exporter exporter = keys.exporter();
        keys.close();
        assertThat(exporter.export("EXPORTER-test", 32)).hasSize(32);
    }

    @Test
    void exportsNothingWhenClosed() {
        Exporter exporter = keys.exporter();
        exporter.close();
        assertThatThrownBy(() -> exporter.export("EXPORTER-test", 32)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void exportsNothingForLabelsOfTheProtocol() {
        Exporter exporter = keys.exporter();
        assertThatThrownBy(() -> exporter.export("key expansion", 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exporter.export("client finished", CONTEXT, 12))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesALabelThatIsNotAscii() {
        Exporter exporter = keys.exporter();
        assertThatThrownBy(() -> exporter.export("EXPORTER-ä", 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAContextThatIsTooLong() {
        Exporter exporter = keys.exporter();
        assertThatThrownBy(() -> exporter.export("EXPORTER-test", new byte[0x10000], 32))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exportsNothingThatIsNotBoundToTheHandshake() {
        Exporter exporter = plain().exporter();
        assertThatThrownBy(() -> exporter.export("EXPORTER-test", 32)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> exporter.export("EXPORTER-test", CONTEXT, 32))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(exporter::channelBinding).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void logsTheMasterSecret() {
        assertThat(logged).containsExactly("CLIENT_RANDOM " + "c1".repeat(32) + " " + EXTENDED_MASTER);
    }

    @Test
    void erasesTheMasterSecretOnClose() {
        keys.close();
        assertThat(keys.isClosed()).isTrue();
        assertThat(keys.client().isClosed()).isTrue();
        assertThat(keys.server().isClosed()).isTrue();
        assertThatThrownBy(keys::masterSecret).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesThePremasterSecretToItsOwner() {
        keys.close();
        assertThat(premaster.isClosed()).isFalse();
    }

    private Keys12 extended(CipherSuite suite) {
        return Keys12.extended(schedule, suite, premaster, SESSION_HASH, CLIENT_RANDOM, SERVER_RANDOM);
    }

    private Keys12 plain() {
        return Keys12.plain(schedule, SUITE, premaster, CLIENT_RANDOM, SERVER_RANDOM);
    }

    private Keys12 resumed(Secret master) {
        return Keys12.resumed(schedule, SUITE, master, CLIENT_RANDOM, SERVER_RANDOM);
    }

    private Bytes clientFinished() {
        return Bytes.copyOf(keys.clientFinished(SESSION_HASH));
    }

    private Bytes serverFinished() {
        return Bytes.copyOf(keys.serverFinished(SESSION_HASH));
    }

    private static void assertKeys(WriteKeys12 write, String key, String iv) {
        try (RecordKeys keys = write.keys()) {
            assertThat(hex(keys.key().bytes())).isEqualTo(key);
            assertThat(hex(keys.iv().bytes())).isEqualTo(iv);
        }
    }

    private static Secret counting(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return Secret.adopt(bytes);
    }

    private static byte[] hash(HashAlgorithm hash, String text) {
        return TestSchedule.CRYPTO.digest(hash).digest(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hex(byte[] bytes) {
        return Bytes.copyOf(bytes).hex();
    }
}

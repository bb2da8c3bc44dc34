package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.AeadAlgorithm;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the record layer relies on, with every algorithm and every provider that may do it. */
class JcaAeadTest {

    private static final byte[] NONCE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final byte[] AAD = {23, 3, 3, 0, 80};
    private static final byte[] TAIL = {23};
    private static final byte FILL = 0x55;

    @ParameterizedTest(name = "{0}: sealed by {1}, opened by {2}")
    @MethodSource("pairs")
    void providersOpenWhatOthersSeal(AeadAlgorithm algorithm, Crypto one, Crypto other) throws PeerFaultException {
        for (int size : new int[] {0, 1, 15, 16, 17, 63, 64, 65, 1350, 16383, 16384}) {
            byte[] content = content(size);
            byte[] sealed = seal(algorithm, one, content);
            byte[] out = new byte[size + 1];
            try (Aead aead = aead(algorithm, other, false)) {
                assertThat(aead.open(NONCE, AAD, AAD.length, sealed, 0, sealed.length, out, 0))
                        .isEqualTo(size + 1);
            }
            assertThat(Arrays.copyOf(out, size)).isEqualTo(content);
            assertThat(out).endsWith(TAIL);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void sealsInPlace(AeadAlgorithm algorithm, Crypto crypto) {
        byte[] content = content(1000);
        byte[] buffer = Arrays.copyOf(new byte[5], 5 + 1000 + 1 + algorithm.tagLength());
        System.arraycopy(content, 0, buffer, 5, 1000);

        try (Aead aead = aead(algorithm, crypto, true)) {
            aead.seal(NONCE, AAD, AAD.length, buffer, 5, 1000, TAIL, 1, buffer, 5);
        }

        assertThat(Arrays.copyOfRange(buffer, 5, buffer.length)).isEqualTo(seal(algorithm, crypto, content));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void sealsOneRecordAfterAnother(AeadAlgorithm algorithm, Crypto crypto) throws PeerFaultException {
        byte[] nonce = NONCE.clone();
        byte[] content = content(100);
        byte[] sealed = new byte[101 + algorithm.tagLength()];
        byte[] out = new byte[101];

        try (Aead sealing = aead(algorithm, crypto, true);
                Aead opening = aead(algorithm, crypto, false)) {
            for (int record = 0; record < 20; record++) {
                nonce[11] = (byte) record;
                content[0] = (byte) record;
                sealing.seal(nonce, AAD, AAD.length, content, 0, 100, TAIL, 1, sealed, 0);
                opening.open(nonce, AAD, AAD.length, sealed, 0, sealed.length, out, 0);
                assertThat(out).startsWith(content);
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void usesNoMoreOfTheAadThanItIsTold(AeadAlgorithm algorithm, Crypto crypto) throws PeerFaultException {
        byte[] sealed = seal(algorithm, crypto, content(10));
        byte[] longer = Arrays.copyOf(AAD, 40);
        longer[20] = 99;

        try (Aead aead = aead(algorithm, crypto, false)) {
            assertThat(aead.open(NONCE, longer, AAD.length, sealed, 0, sealed.length, new byte[11], 0))
                    .isEqualTo(11);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void refusesADamagedRecordWhereverItIsDamaged(AeadAlgorithm algorithm, Crypto crypto) {
        byte[] sealed = seal(algorithm, crypto, content(40));
        try (Aead aead = aead(algorithm, crypto, false)) {
            for (int i = 0; i < sealed.length; i++) {
                byte[] damaged = damagedAt(sealed, i);
                assertRefused(() -> aead.open(NONCE, AAD, AAD.length, damaged, 0, damaged.length, new byte[41], 0));
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void refusesOtherAssociatedData(AeadAlgorithm algorithm, Crypto crypto) {
        byte[] sealed = seal(algorithm, crypto, content(40));
        try (Aead aead = aead(algorithm, crypto, false)) {
            assertRefused(
                    () -> aead.open(NONCE, damagedAt(AAD, 4), AAD.length, sealed, 0, sealed.length, new byte[41], 0));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void refusesAnyRecordThatIsTooShort(AeadAlgorithm algorithm, Crypto crypto) {
        byte[] sealed = seal(algorithm, crypto, content(1));
        try (Aead aead = aead(algorithm, crypto, false)) {
            for (int length = 0; length < sealed.length; length++) {
                int cut = length;
                assertRefused(() -> aead.open(NONCE, AAD, AAD.length, sealed, 0, cut, new byte[41], 0));
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void leavesZerosInsteadOfAForgedPlaintext(AeadAlgorithm algorithm, Crypto crypto) {
        byte[] sealed = damagedAt(seal(algorithm, crypto, content(1000)), 700);
        byte[] out = new byte[1100];
        Arrays.fill(out, FILL);

        try (Aead aead = aead(algorithm, crypto, false)) {
            assertRefused(() -> aead.open(NONCE, AAD, AAD.length, sealed, 0, sealed.length, out, 50));
        }

        assertThat(Arrays.copyOfRange(out, 50, 1051)).containsOnly(0);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void touchesNothingBesideAForgedPlaintext(AeadAlgorithm algorithm, Crypto crypto) {
        byte[] sealed = damagedAt(seal(algorithm, crypto, content(1000)), 700);
        byte[] out = new byte[1100];
        Arrays.fill(out, FILL);

        try (Aead aead = aead(algorithm, crypto, false)) {
            assertRefused(() -> aead.open(NONCE, AAD, AAD.length, sealed, 0, sealed.length, out, 50));
        }

        assertThat(Arrays.copyOf(out, 50)).containsOnly(FILL);
        assertThat(Arrays.copyOfRange(out, 1051, 1100)).containsOnly(FILL);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void opensTheSameRecordTwice(AeadAlgorithm algorithm, Crypto crypto) throws PeerFaultException {
        byte[] sealed = seal(algorithm, crypto, content(40));
        byte[] out = new byte[41];
        try (Aead aead = aead(algorithm, crypto, false)) {
            aead.open(NONCE, AAD, AAD.length, sealed, 0, sealed.length, out, 0);
            Arrays.fill(out, FILL);

            aead.open(NONCE, AAD, AAD.length, sealed, 0, sealed.length, out, 0);

            assertThat(out).startsWith(content(40));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void opensTheGenuineRecordAfterForgedOnes(AeadAlgorithm algorithm, Crypto crypto) throws PeerFaultException {
        byte[] sealed = seal(algorithm, crypto, content(40));
        byte[] forged = damagedAt(sealed, 3);
        byte[] out = new byte[41];
        try (Aead aead = aead(algorithm, crypto, false)) {
            for (int i = 0; i < 3; i++) {
                assertRefused(() -> aead.open(NONCE, AAD, AAD.length, forged, 0, forged.length, out, 0));
            }

            aead.open(NONCE, AAD, AAD.length, sealed, 0, sealed.length, out, 0);

            assertThat(out).startsWith(content(40));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void refusesAForgedRecordAfterTheGenuineOne(AeadAlgorithm algorithm, Crypto crypto) throws PeerFaultException {
        byte[] sealed = seal(algorithm, crypto, content(40));
        byte[] forged = damagedAt(sealed, 3);
        try (Aead aead = aead(algorithm, crypto, false)) {
            aead.open(NONCE, AAD, AAD.length, sealed, 0, sealed.length, new byte[41], 0);

            assertRefused(() -> aead.open(NONCE, AAD, AAD.length, forged, 0, forged.length, new byte[41], 0));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void leavesTheNonceAsItWas(AeadAlgorithm algorithm, Crypto crypto) throws PeerFaultException {
        byte[] nonce = NONCE.clone();
        byte[] sealed = seal(algorithm, crypto, content(40));
        try (Aead aead = aead(algorithm, crypto, false)) {
            aead.open(nonce, AAD, AAD.length, sealed, 0, sealed.length, new byte[41], 0);
            aead.open(nonce, AAD, AAD.length, sealed, 0, sealed.length, new byte[41], 0);

            assertThat(nonce).isEqualTo(NONCE);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void refusesToSealTwoRecordsInARowWithOneNonce(AeadAlgorithm algorithm, Crypto crypto) {
        byte[] out = new byte[100];
        try (Aead aead = aead(algorithm, crypto, true)) {
            aead.seal(NONCE, AAD, AAD.length, content(40), 0, 40, TAIL, 1, out, 0);

            assertThatThrownBy(() -> aead.seal(NONCE, AAD, AAD.length, content(40), 0, 40, TAIL, 1, out, 0))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("each")
    void doesNothingMoreWhenClosed(AeadAlgorithm algorithm, Crypto crypto) {
        Aead aead = aead(algorithm, crypto, true);
        aead.close();

        assertThatThrownBy(() -> aead.seal(NONCE, AAD, AAD.length, content(40), 0, 40, TAIL, 1, new byte[100], 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void refusesAKeyOfAnotherSize() {
        try (Secret key = Secret.adopt(new byte[32])) {
            assertThatThrownBy(() -> Providers.jdk().aead(AeadAlgorithm.AES_128_GCM, key, true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theOwnerOfTheKeyMayCloseIt() throws PeerFaultException {
        byte[] sealed = seal(AeadAlgorithm.AES_128_GCM, Providers.jdk(), content(40));
        Secret key = key(AeadAlgorithm.AES_128_GCM);
        try (Aead aead = Providers.jdk().aead(AeadAlgorithm.AES_128_GCM, key, false)) {
            key.close();

            assertThat(aead.open(NONCE, AAD, AAD.length, sealed, 0, sealed.length, new byte[41], 0))
                    .isEqualTo(41);
        }
    }

    @Test
    void tooLittleRoomIsNotThePeersFault() {
        byte[] sealed = seal(AeadAlgorithm.AES_128_GCM, Providers.jdk(), content(40));
        try (Aead aead = aead(AeadAlgorithm.AES_128_GCM, Providers.jdk(), false)) {
            assertThatThrownBy(() -> aead.open(NONCE, AAD, AAD.length, sealed, 0, sealed.length, new byte[40], 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    static Stream<Arguments> each() {
        return Stream.of(AeadAlgorithm.values())
                .flatMap(algorithm -> capable(algorithm).map(crypto -> Arguments.of(algorithm, crypto)));
    }

    static Stream<Arguments> pairs() {
        return Stream.of(AeadAlgorithm.values())
                .flatMap(algorithm -> capable(algorithm)
                        .flatMap(one -> capable(algorithm).map(other -> Arguments.of(algorithm, one, other))));
    }

    private static Stream<Named<JcaCrypto>> capable(AeadAlgorithm algorithm) {
        return Providers.all().filter(crypto -> crypto.getPayload().supports(algorithm));
    }

    private static byte[] seal(AeadAlgorithm algorithm, Crypto crypto, byte[] content) {
        byte[] out = new byte[content.length + 1 + algorithm.tagLength()];
        try (Aead aead = aead(algorithm, crypto, true)) {
            int length = aead.seal(NONCE, AAD, AAD.length, content, 0, content.length, TAIL, 1, out, 0);
            assertThat(length).isEqualTo(out.length);
        }
        return out;
    }

    private static Aead aead(AeadAlgorithm algorithm, Crypto crypto, boolean sealing) {
        try (Secret key = key(algorithm)) {
            return crypto.aead(algorithm, key, sealing);
        }
    }

    private static Secret key(AeadAlgorithm algorithm) {
        byte[] key = new byte[algorithm.keyLength()];
        Arrays.fill(key, (byte) 7);
        return Secret.adopt(key);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private static byte[] damagedAt(byte[] bytes, int index) {
        byte[] damaged = bytes.clone();
        damaged[index] ^= 1;
        return damaged;
    }

    private static void assertRefused(ThrowingCallable opening) {
        AbstractThrowableAssert<?, ? extends Throwable> thrown = assertThatThrownBy(opening);
        thrown.isInstanceOfSatisfying(
                PeerFaultException.class, e -> assertThat(e.fault()).isEqualTo(RecordFault.BAD_RECORD_MAC));
    }
}

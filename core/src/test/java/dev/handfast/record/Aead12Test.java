package dev.handfast.record;

import static dev.handfast.record.Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.crypto.jca.JcaCrypto;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.ContentType;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class Aead12Test {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final Crypto CRYPTO = JcaCrypto.installed();

    @ParameterizedTest
    @EnumSource(AeadAlgorithm.class)
    void opensToWhatWasSealed(AeadAlgorithm algorithm) throws PeerFaultException {
        Aead12Sealer sealer = sealer(algorithm);
        Aead12Opener opener = opener(algorithm);
        for (int length : new int[] {0, 1, 1_000, 16_384}) {
            byte[] content = new byte[length];
            assertThat(open(opener, seal(sealer, ContentType.HANDSHAKE, content)))
                    .isEqualTo(Bytes.copyOf(content));
        }
    }

    @ParameterizedTest
    @EnumSource(AeadAlgorithm.class)
    void authenticatesEveryByteButTheVersion(AeadAlgorithm algorithm) {
        byte[] record = seal(sealer(algorithm), ContentType.APPLICATION_DATA, HELLO);
        IntStream.range(0, record.length)
                .filter(at -> at < 1 || at > 4)
                .forEach(at ->
                        assertRefused(RecordFault.BAD_RECORD_MAC, () -> open(opener(algorithm), flipped(record, at))));
    }

    @ParameterizedTest
    @EnumSource(
            value = AeadAlgorithm.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CHACHA20_POLY1305"})
    void putsTheSequenceNumberIntoTheRecord(AeadAlgorithm algorithm) {
        Aead12Sealer sealer = sealer(algorithm);
        assertThat(explicit(seal(sealer, ContentType.APPLICATION_DATA, HELLO)))
                .isEqualTo(Bytes.hex("0000000000000000"));
        assertThat(explicit(seal(sealer, ContentType.APPLICATION_DATA, HELLO)))
                .isEqualTo(Bytes.hex("0000000000000001"));
    }

    @Test
    void putsNoNonceIntoARecordOfChaCha20() {
        assertThat(sealer(AeadAlgorithm.CHACHA20_POLY1305).sealedSize(5)).isEqualTo(5 + 5 + 16);
    }

    /** The nonce and the additional data, as RFC 5288 and RFC 5246 put them together. */
    @Test
    void coversNumberTypeVersionAndLength() throws PeerFaultException {
        Aead12Sealer sealer = sealer(AeadAlgorithm.AES_128_GCM);
        seal(sealer, ContentType.HANDSHAKE, HELLO);
        byte[] second = seal(sealer, ContentType.ALERT, HELLO);
        byte[] nonce = Bytes.hex("00010203 0000000000000001").toArray();
        byte[] covered = Bytes.hex("0000000000000001 15 0303 0005").toArray();
        byte[] opened = new byte[5];
        CRYPTO.aead(AeadAlgorithm.AES_128_GCM, key(AeadAlgorithm.AES_128_GCM), false)
                .open(nonce, covered, covered.length, second, 13, second.length - 13, opened, 0);
        assertThat(opened).isEqualTo(HELLO);
    }

    /** The nonce of RFC 7905. */
    @Test
    void mixesTheNumberIntoTheNonceOfChaCha20() throws PeerFaultException {
        Aead12Sealer sealer = sealer(AeadAlgorithm.CHACHA20_POLY1305);
        seal(sealer, ContentType.HANDSHAKE, HELLO);
        byte[] second = seal(sealer, ContentType.APPLICATION_DATA, HELLO);
        byte[] nonce = Bytes.hex("000102030405060708090a0a").toArray();
        byte[] covered = Bytes.hex("0000000000000001 17 0303 0005").toArray();
        byte[] opened = new byte[5];
        CRYPTO.aead(AeadAlgorithm.CHACHA20_POLY1305, key(AeadAlgorithm.CHACHA20_POLY1305), false)
                .open(nonce, covered, covered.length, second, 5, second.length - 5, opened, 0);
        assertThat(opened).isEqualTo(HELLO);
    }

    /** A peer may choose its explicit nonces as it likes. */
    @Test
    void takesTheExplicitNonceFromTheRecord() throws PeerFaultException {
        byte[] record = Bytes.hex("17 0303 001d ffeeddccbbaa9988")
                .concat(Bytes.adopt(new byte[21]))
                .toArray();
        byte[] covered = Bytes.hex("0000000000000000 17 0303 0005").toArray();
        CRYPTO.aead(AeadAlgorithm.AES_128_GCM, key(AeadAlgorithm.AES_128_GCM), true)
                .seal(
                        Bytes.hex("00010203 ffeeddccbbaa9988").toArray(),
                        covered,
                        covered.length,
                        HELLO,
                        0,
                        5,
                        new byte[0],
                        0,
                        record,
                        13);
        assertThat(open(opener(AeadAlgorithm.AES_128_GCM), record)).isEqualTo(Bytes.copyOf(HELLO));
    }

    @Test
    void showsItsTypeInTheHeader() throws PeerFaultException {
        byte[] record = seal(sealer(AeadAlgorithm.AES_128_GCM), ContentType.ALERT, HELLO);
        assertThat(Bytes.copyOf(record, 0, RecordHeader.SIZE)).isEqualTo(Bytes.hex("15 0303 001d"));
    }

    @Test
    void tellsTheTypeOfWhatItOpened() throws PeerFaultException {
        Aead12Opener opener = opener(AeadAlgorithm.AES_128_GCM);
        open(opener, seal(sealer(AeadAlgorithm.AES_128_GCM), ContentType.ALERT, HELLO));
        assertThat(opener.contentType()).isEqualTo(ContentType.ALERT);
    }

    @Test
    void takesEverythingButAChangeCipherSpec() {
        assertThat(ContentType.values())
                .filteredOn(opener(AeadAlgorithm.AES_128_GCM)::accepts)
                .doesNotContain(ContentType.CHANGE_CIPHER_SPEC)
                .contains(ContentType.HANDSHAKE, ContentType.ALERT, ContentType.APPLICATION_DATA);
    }

    @ParameterizedTest
    @EnumSource(AeadAlgorithm.class)
    void sealsInPlace(AeadAlgorithm algorithm) throws PeerFaultException {
        Aead12Sealer sealer = sealer(algorithm);
        byte[] record = new byte[1 + sealer.sealedSize(HELLO.length)];
        int contentAt = 1 + sealer.contentOffset();
        System.arraycopy(HELLO, 0, record, contentAt, HELLO.length);
        sealer.seal(ContentType.APPLICATION_DATA, record, contentAt, HELLO.length, record, 1);
        byte[] out = new byte[HELLO.length];
        opener(algorithm).open(record, 1, record.length - 1, out, 0);
        assertThat(out).isEqualTo(HELLO);
    }

    @ParameterizedTest
    @EnumSource(AeadAlgorithm.class)
    void refusesARecordThatComesTwice(AeadAlgorithm algorithm) throws PeerFaultException {
        byte[] record = seal(sealer(algorithm), ContentType.APPLICATION_DATA, HELLO);
        Aead12Opener opener = opener(algorithm);
        open(opener, record);
        assertRefused(RecordFault.BAD_RECORD_MAC, () -> open(opener, record));
    }

    @ParameterizedTest
    @EnumSource(AeadAlgorithm.class)
    void refusesEveryRecordThatIsTooShort(AeadAlgorithm algorithm) {
        Aead12Opener opener = opener(algorithm);
        int shortest = sealer(algorithm).sealedSize(0);
        IntStream.range(RecordHeader.SIZE, shortest)
                .forEach(size -> assertRefused(RecordFault.BAD_RECORD_MAC, () -> open(opener, new byte[size])));
    }

    /** Length is public; all else that may be wrong looks alike. */
    @Test
    void saysTheSameOfEveryRecordThatDoesNotOpen() {
        byte[] record = seal(sealer(AeadAlgorithm.AES_128_GCM), ContentType.APPLICATION_DATA, HELLO);
        String tag = refusal(flipped(record, record.length - 1));
        assertThat(refusal(flipped(record, 6))).isEqualTo(tag);
        assertThat(refusal(flipped(record, 14))).isEqualTo(tag);
    }

    @Test
    void allowsContentUpToWhatWasAgreed() throws PeerFaultException {
        opener(AeadAlgorithm.AES_128_GCM).requireLength(64 + 24, 64);
    }

    @Test
    void refusesContentBeyondWhatWasAgreed() {
        assertRefused(
                RecordFault.PLAINTEXT_TOO_LONG,
                () -> opener(AeadAlgorithm.AES_128_GCM).requireLength(65 + 24, 64));
    }

    @Test
    void refusesMoreThanTheLargestExpansion() {
        assertRefused(
                RecordFault.CIPHERTEXT_TOO_LONG,
                () -> opener(AeadAlgorithm.AES_128_GCM).requireLength(16_384 + 2_049, 16_384));
    }

    @Test
    void sealsNothingBeyondTheLimit() {
        Aead12Sealer limited = new Aead12Sealer(aead(), nonce(), new UsageLimits(1, 1));
        seal(limited, ContentType.APPLICATION_DATA, HELLO);
        assertThatIllegalStateException()
                .isThrownBy(() -> seal(limited, ContentType.APPLICATION_DATA, HELLO))
                .withMessageContaining("limit of 1 records");
    }

    @Test
    void opensNothingBeyondTheLimit() throws PeerFaultException {
        Aead12Sealer sealer = new Aead12Sealer(aead(), nonce(), new UsageLimits(2, 1));
        Aead12Opener limited = new Aead12Opener(aead(), nonce(), new UsageLimits(1, 1));
        open(limited, seal(sealer, ContentType.APPLICATION_DATA, HELLO));
        byte[] second = seal(sealer, ContentType.APPLICATION_DATA, HELLO);
        assertRefused(RecordFault.RECORD_LIMIT_REACHED, () -> open(limited, second));
    }

    @Test
    void dropsItsKeyOnClose() {
        FakeAead aead = aead();
        new Aead12Opener(aead, nonce(), new UsageLimits(1, 1)).close();
        assertThat(aead.isClosed()).isTrue();
    }

    @Test
    void refusesAnIvOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Nonce12(AeadAlgorithm.AES_128_GCM, Secret.adopt(new byte[12])));
    }

    private static FakeAead aead() {
        return new FakeAead(new byte[] {7});
    }

    private static Nonce12 nonce() {
        return new Nonce12(AeadAlgorithm.AES_128_GCM, Secret.adopt(new byte[4]));
    }

    private static Aead12Sealer sealer(AeadAlgorithm algorithm) {
        return new Aead12Sealer(
                CRYPTO.aead(algorithm, key(algorithm), true),
                new Nonce12(algorithm, counting(algorithm.fixedIvLength())),
                UsageLimits.of(algorithm));
    }

    private static Aead12Opener opener(AeadAlgorithm algorithm) {
        return new Aead12Opener(
                CRYPTO.aead(algorithm, key(algorithm), false),
                new Nonce12(algorithm, counting(algorithm.fixedIvLength())),
                UsageLimits.of(algorithm));
    }

    private static Secret key(AeadAlgorithm algorithm) {
        return counting(algorithm.keyLength());
    }

    private static Secret counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return Secret.adopt(bytes);
    }

    private static Bytes explicit(byte[] record) {
        return Bytes.copyOf(record, RecordHeader.SIZE, 8);
    }

    private static byte[] flipped(byte[] record, int at) {
        byte[] changed = record.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static String refusal(byte[] record) {
        return assertRefused(RecordFault.BAD_RECORD_MAC, () -> open(opener(AeadAlgorithm.AES_128_GCM), record))
                .actual();
    }

    private static byte[] seal(Aead12Sealer with, ContentType type, byte[] content) {
        byte[] out = new byte[with.sealedSize(content.length)];
        assertThat(with.seal(type, content, 0, content.length, out, 0)).isEqualTo(out.length);
        return out;
    }

    private static Bytes open(Aead12Opener with, byte[] record) throws PeerFaultException {
        byte[] out = new byte[with.openedSize(record.length)];
        return Bytes.copyOf(out, 0, with.open(record, 0, record.length, out, 0));
    }
}

package dev.handfast.record;

import static dev.handfast.record.Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.ContentType;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class Aead13Test {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final int EXPANSION = RecordHeader.SIZE + 1 + FakeAead.TAG;

    private final Aead13Sealer sealer = FakeCrypto.sealer(7);
    private final Aead13Opener opener = FakeCrypto.opener(7);

    @Test
    void opensToWhatWasSealed() throws PeerFaultException {
        assertThat(open(seal(ContentType.HANDSHAKE, HELLO))).isEqualTo(Bytes.copyOf(HELLO));
        assertThat(opener.contentType()).isEqualTo(ContentType.HANDSHAKE);
    }

    @Test
    void opensAnEmptyRecord() throws PeerFaultException {
        assertThat(open(seal(ContentType.APPLICATION_DATA, new byte[0]))).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void looksLikeApplicationDataFromOutside() {
        byte[] record = seal(ContentType.ALERT, HELLO);
        assertThat(Bytes.copyOf(record, 0, RecordHeader.SIZE)).isEqualTo(Bytes.hex("17 0303 0016"));
        assertThat(record).hasSize(HELLO.length + EXPANSION);
    }

    @Test
    void opensOneRecordAfterTheOther() throws PeerFaultException {
        for (int i = 0; i < 300; i++) {
            byte[] content = {(byte) i};
            assertThat(open(seal(ContentType.APPLICATION_DATA, content))).isEqualTo(Bytes.copyOf(content));
        }
    }

    @Test
    void sealsEveryRecordDifferently() {
        assertThat(seal(ContentType.APPLICATION_DATA, HELLO)).isNotEqualTo(seal(ContentType.APPLICATION_DATA, HELLO));
    }

    @Test
    void sealsInPlace() throws PeerFaultException {
        byte[] record = new byte[sealer.sealedSize(HELLO.length) + 1];
        int contentAt = 1 + sealer.contentOffset();
        System.arraycopy(HELLO, 0, record, contentAt, HELLO.length);
        sealer.seal(ContentType.APPLICATION_DATA, record, contentAt, HELLO.length, record, 1);
        byte[] out = new byte[HELLO.length + 1];
        opener.open(record, 1, record.length - 1, out, 0);
        assertThat(out).startsWith(HELLO);
    }

    @Test
    void refusesARecordOutOfOrder() {
        byte[] unused = seal(ContentType.APPLICATION_DATA, HELLO);
        byte[] second = seal(ContentType.APPLICATION_DATA, HELLO);
        assertThat(unused).isNotEmpty();
        assertRefused(RecordFault.BAD_RECORD_MAC, () -> open(second));
    }

    @Test
    void authenticatesTheHeader() {
        byte[] record = seal(ContentType.APPLICATION_DATA, HELLO);
        record[2] = 1;
        assertRefused(RecordFault.BAD_RECORD_MAC, () -> open(record));
    }

    @Test
    void refusesWhatIsShorterThanATag() {
        assertRefused(RecordFault.BAD_RECORD_MAC, () -> open(new byte[RecordHeader.SIZE + FakeAead.TAG - 1]));
    }

    @Test
    void dropsPadding() throws PeerFaultException {
        byte[] padded = new byte[HELLO.length + 100];
        System.arraycopy(HELLO, 0, padded, 0, HELLO.length);
        padded[HELLO.length] = (byte) ContentType.ALERT.code();
        assertThat(open(sealInner(padded))).isEqualTo(Bytes.copyOf(HELLO));
        assertThat(opener.contentType()).isEqualTo(ContentType.ALERT);
    }

    @Test
    void keepsZerosOfTheContent() throws PeerFaultException {
        byte[] content = {1, 0, 0};
        assertThat(open(seal(ContentType.APPLICATION_DATA, content))).isEqualTo(Bytes.copyOf(content));
    }

    @Test
    void refusesNothingButPadding() {
        assertRefused(RecordFault.NO_CONTENT_TYPE, () -> open(sealInner(new byte[9])));
    }

    @Test
    void refusesAnEmptyInside() {
        assertRefused(RecordFault.NO_CONTENT_TYPE, () -> open(sealInner(new byte[0])));
    }

    @Test
    void refusesAnUnknownTypeInside() {
        assertRefused(RecordFault.UNKNOWN_CONTENT_TYPE, () -> open(sealInner(new byte[] {1, 26})));
    }

    @Test
    void takesApplicationDataOnly() {
        assertThat(ContentType.values()).filteredOn(opener::accepts).containsExactly(ContentType.APPLICATION_DATA);
    }

    @Test
    void allowsTheLargestContent() throws PeerFaultException {
        opener.requireLength(16_384 + 1 + FakeAead.TAG, 16_384);
    }

    @Test
    void refusesContentAndPaddingBeyondTheLargest() {
        assertRefused(RecordFault.PLAINTEXT_TOO_LONG, () -> opener.requireLength(16_384 + 2 + FakeAead.TAG, 16_384));
    }

    @Test
    void refusesContentBeyondWhatWasAgreed() {
        assertRefused(RecordFault.PLAINTEXT_TOO_LONG, () -> opener.requireLength(64 + 2 + FakeAead.TAG, 64));
    }

    @Test
    void refusesMoreThanTheLargestExpansion() {
        assertRefused(RecordFault.CIPHERTEXT_TOO_LONG, () -> opener.requireLength(16_384 + 257, 16_384));
    }

    @Test
    void writesNoFurtherThanItSays() throws PeerFaultException {
        byte[] record = seal(ContentType.APPLICATION_DATA, HELLO);
        byte[] out = new byte[opener.openedSize(record.length) + 1];
        out[out.length - 1] = 99;
        opener.open(record, 0, record.length, out, 0);
        assertThat(out).endsWith(99).hasSize(HELLO.length + 2);
    }

    @Test
    void asksForNewKeysBeforeTheLimit() {
        Aead13Sealer limited = new Aead13Sealer(aead(), FakeCrypto.iv(7), new UsageLimits(4, 1));
        for (int i = 0; i < 3; i++) {
            assertThat(limited.shouldUpdate()).isFalse();
            seal(limited, ContentType.APPLICATION_DATA, HELLO);
        }
        assertThat(limited.shouldUpdate()).isTrue();
    }

    @Test
    void sealsNothingBeyondTheLimit() {
        Aead13Sealer limited = new Aead13Sealer(aead(), FakeCrypto.iv(7), new UsageLimits(1, 1));
        seal(limited, ContentType.APPLICATION_DATA, HELLO);
        assertThatIllegalStateException()
                .isThrownBy(() -> seal(limited, ContentType.APPLICATION_DATA, HELLO))
                .withMessageContaining("limit of 1 records");
    }

    @Test
    void wantsTheirKeysChangedBeforeTheLimit() throws PeerFaultException {
        Aead13Opener limited = new Aead13Opener(aead(), FakeCrypto.iv(7), new UsageLimits(2, 1));
        assertThat(limited.shouldUpdate()).isFalse();
        openOne(limited);
        openOne(limited);
        assertThat(limited.shouldUpdate()).isTrue();
    }

    @Test
    void opensNothingBeyondTheLimit() throws PeerFaultException {
        Aead13Opener limited = new Aead13Opener(aead(), FakeCrypto.iv(7), new UsageLimits(1, 1));
        openOne(limited);
        assertRefused(RecordFault.RECORD_LIMIT_REACHED, () -> openOne(limited));
    }

    @Test
    void dropsItsKeyOnClose() {
        FakeAead aead = aead();
        new Aead13Sealer(aead, FakeCrypto.iv(7), new UsageLimits(1, 1)).close();
        assertThat(aead.isClosed()).isTrue();
    }

    private static FakeAead aead() {
        return new FakeAead(FakeCrypto.key(7).bytes());
    }

    private void openOne(Aead13Opener with) throws PeerFaultException {
        byte[] record = seal(ContentType.APPLICATION_DATA, HELLO);
        with.open(record, 0, record.length, new byte[HELLO.length + 1], 0);
    }

    private byte[] seal(ContentType type, byte[] content) {
        return seal(sealer, type, content);
    }

    private static byte[] seal(Aead13Sealer with, ContentType type, byte[] content) {
        byte[] out = new byte[with.sealedSize(content.length)];
        assertThat(with.seal(type, content, 0, content.length, out, 0)).isEqualTo(out.length);
        return out;
    }

    /** The first record of a peer that chooses every byte of the TLSInnerPlaintext. */
    private static byte[] sealInner(byte[] inner) {
        int fragment = inner.length + FakeAead.TAG;
        byte[] record = new byte[RecordHeader.SIZE + fragment];
        RecordHeader.write(ContentType.APPLICATION_DATA, RecordHeader.VERSION, fragment, record, 0);
        byte[] nonce = FakeCrypto.iv(7).bytes().clone();
        aead().seal(
                        nonce,
                        record,
                        RecordHeader.SIZE,
                        inner,
                        0,
                        inner.length,
                        new byte[0],
                        0,
                        record,
                        RecordHeader.SIZE);
        return record;
    }

    private Bytes open(byte[] record) throws PeerFaultException {
        byte[] out = new byte[opener.openedSize(record.length)];
        return Bytes.copyOf(out, 0, opener.open(record, 0, record.length, out, 0));
    }
}

package dev.handfast.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class WireReaderTest {

    @Test
    void readsNumbersInNetworkOrder() throws PeerFaultException {
        WireReader in = Bytes.hex("01 0203 040506 0708090a 0b0c0d0e0f101112").reader();
        assertThat(in.uint8()).isEqualTo(0x01);
        assertThat(in.uint16()).isEqualTo(0x0203);
        assertThat(in.uint24()).isEqualTo(0x040506);
        assertThat(in.uint32()).isEqualTo(0x0708090a);
        assertThat(in.uint64()).isEqualTo(0x0b0c0d0e0f101112L);
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void readsNumbersWithoutSign() throws PeerFaultException {
        WireReader in = Bytes.hex("ff ffff ffffff ffffffff").reader();
        assertThat(in.uint8()).isEqualTo(0xff);
        assertThat(in.uint16()).isEqualTo(0xffff);
        assertThat(in.uint24()).isEqualTo(0xffffff);
        assertThat(in.uint32()).isEqualTo(0xffff_ffffL);
    }

    @Test
    void refusesToReadBehindTheEnd() {
        Bytes two = Bytes.of(1, 2);
        assertFault(DecodeFault.TRUNCATED, () -> Bytes.EMPTY.reader().uint8());
        assertFault(DecodeFault.TRUNCATED, () -> two.slice(0, 1).reader().uint16());
        assertFault(DecodeFault.TRUNCATED, () -> two.reader().uint24());
        assertFault(DecodeFault.TRUNCATED, () -> two.reader().uint32());
        assertFault(DecodeFault.TRUNCATED, () -> two.reader().uint64());
        assertFault(DecodeFault.TRUNCATED, () -> two.reader().bytes(3));
        assertFault(DecodeFault.TRUNCATED, () -> two.reader().bytes(Integer.MAX_VALUE));
    }

    @Test
    void refusesANegativeCount() {
        assertFault(DecodeFault.TRUNCATED, () -> Bytes.of(1, 2).reader().bytes(-1));
    }

    @Test
    void copiesWhatItReads() throws PeerFaultException {
        byte[] array = {1, 2};
        Bytes read = new WireReader(array, 0, 2).rest();
        array[0] = 9;
        assertThat(read).isEqualTo(Bytes.of(1, 2));
    }

    @Test
    void readsVectors() throws PeerFaultException {
        WireReader in = Bytes.hex("01 0a  0002 0b0c  000003 0d0e0f").reader();
        assertThat(in.vector8(0, 255).rest()).isEqualTo(Bytes.hex("0a"));
        assertThat(in.vector16(0, 0xffff).rest()).isEqualTo(Bytes.hex("0b0c"));
        assertThat(in.vector24(0, 0xffffff).rest()).isEqualTo(Bytes.hex("0d0e0f"));
        in.requireEnd();
    }

    @Test
    void keepsAVectorInItsBounds() throws PeerFaultException {
        WireReader vector = Bytes.hex("01 0a 0b").reader().vector8(0, 255);
        assertFault(DecodeFault.TRUNCATED, vector::uint16);
    }

    @Test
    void goesOnBehindAVectorThatNobodyRead() throws PeerFaultException {
        WireReader in = Bytes.hex("02 0a0b 0c").reader();
        WireReader unread = in.vector8(0, 255);
        assertThat(in.uint8()).isEqualTo(0x0c);
        assertThat(unread.remaining()).isEqualTo(2);
    }

    @Test
    void refusesVectorsThatAreTooShortOrTooLong() {
        Bytes three = Bytes.hex("03 0a0b0c");
        assertFault(DecodeFault.VECTOR_TOO_SHORT, () -> three.reader().vector8(4, 255));
        assertFault(DecodeFault.VECTOR_TOO_LONG, () -> three.reader().vector8(0, 2));
    }

    @Test
    void refusesAVectorThatEndsBehindTheEnd() {
        assertFault(DecodeFault.TRUNCATED, () -> Bytes.hex("03 0a0b").reader().vector8(0, 255));
        assertFault(DecodeFault.TRUNCATED, () -> Bytes.hex("0003 0a0b").reader().vector16(0, 0xffff));
        assertFault(DecodeFault.TRUNCATED, () -> Bytes.hex("ffffff 0a").reader().vector24(0, 0xffffff));
    }

    @Test
    void refusesWhatFollowsTheEnd() {
        assertFault(DecodeFault.TRAILING_BYTES, () -> Bytes.of(1).reader().requireEnd());
    }

    @Test
    void viewsAPartOfAnArray() throws PeerFaultException {
        WireReader in = new WireReader(new byte[] {1, 2, 3, 4}, 1, 2);
        assertThat(in.remaining()).isEqualTo(2);
        assertThat(in.uint16()).isEqualTo(0x0203);
        assertFault(DecodeFault.TRUNCATED, in::uint8);
    }

    @Test
    void refusesAViewOutsideOfTheArray() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> new WireReader(new byte[4], 3, 2));
    }

    private static void assertFault(DecodeFault fault, ThrowingCallable reading) {
        assertThatExceptionOfType(PeerFaultException.class)
                .isThrownBy(reading)
                .extracting(PeerFaultException::fault)
                .isEqualTo(fault);
    }
}

package dev.handfast.message;

import static dev.handfast.wire.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages that need no test class of their own. */
final class MessageFormsTest {

    @Test
    void aRawMessageHasAHeaderOfFourBytes() {
        RawMessage raw = RawMessage.of(new KeyUpdate(true));
        assertThat(raw.type()).isEqualTo(HandshakeType.KEY_UPDATE);
        assertThat(raw.body()).isEqualTo(Bytes.of(1));
        assertThat(raw.encoding()).isEqualTo(Bytes.hex("18 000001 01"));
    }

    @Test
    void aRawMessageIsDecodedAsAWhole() {
        RawMessage raw = RawMessage.of(HandshakeType.KEY_UPDATE, Bytes.of(1, 0));
        assertThatExceptionOfType(PeerFaultException.class)
                .isThrownBy(() -> raw.decode(KeyUpdate.CODEC))
                .extracting(PeerFaultException::fault)
                .isEqualTo(DecodeFault.TRAILING_BYTES);
    }

    @Test
    void aKeyUpdateAsksOrDoesNot() throws PeerFaultException {
        assertThat(KeyUpdate.CODEC.decodeWhole(Bytes.of(0))).isEqualTo(new KeyUpdate(false));
        assertThat(KeyUpdate.CODEC.decodeWhole(Bytes.of(1))).isEqualTo(new KeyUpdate(true));
        assertRefused(KeyUpdate.CODEC, Bytes.of(2), DecodeFault.UNKNOWN_KEY_UPDATE_REQUEST);
    }

    @Test
    void encryptedExtensionsMayBeEmptyButAreThere() throws PeerFaultException {
        assertThat(EncryptedExtensions.CODEC.decodeWhole(Bytes.hex("0000")))
                .isEqualTo(new EncryptedExtensions(Extensions.EMPTY));
        assertRefused(EncryptedExtensions.CODEC, Bytes.EMPTY, DecodeFault.TRUNCATED);
    }

    @Test
    void aCertificateMayHaveNoEntries() throws PeerFaultException {
        assertThat(Certificate13.CODEC.decodeWhole(Bytes.hex("01 0a 000000")))
                .isEqualTo(new Certificate13(Bytes.of(10), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "00 000005 000000 0000,    VECTOR_TOO_SHORT",
        "00 000004 000001 0a,      TRUNCATED",
        "00 000006 000001 0a 0001, TRUNCATED",
        "00 000000 00,             TRAILING_BYTES",
        "00,                       TRUNCATED"
    })
    void aCertificateHasNoOtherForm(String body, DecodeFault fault) {
        assertRefused(Certificate13.CODEC, Bytes.hex(body), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "00 0000,    VECTOR_TOO_SHORT",
        "00,         TRUNCATED",
        "00 0006 000d 0002 0000, VECTOR_TOO_SHORT",
        "00 0004 0023 0000,      EXTENSION_NOT_ALLOWED_HERE"
    })
    void aCertificateRequestHasNoOtherForm(String body, DecodeFault fault) {
        assertRefused(CertificateRequest13.CODEC, Bytes.hex(body), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00 0000 0000,       VECTOR_TOO_SHORT",
        "00000000 00000000 00 0001 0a,         TRUNCATED",
        "00000000 00000000 00 0001 0a 0000 00, TRAILING_BYTES",
        "00000000 00000000 01,                 TRUNCATED"
    })
    void aTicketHasNoOtherForm(String body, DecodeFault fault) {
        assertRefused(NewSessionTicket13.CODEC, Bytes.hex(body), fault);
    }

    @Test
    void aTicketKeepsUnknownExtensions() throws PeerFaultException {
        NewSessionTicket13 ticket =
                NewSessionTicket13.CODEC.decodeWhole(Bytes.hex("ffffffff ffffffff 00 0001 0a 0004 0a0a 0000"));
        assertThat(ticket.lifetimeSeconds()).isEqualTo(0xffff_ffffL);
        assertThat(ticket.extensions().list()).hasSize(1);
    }

    @Test
    void endOfEarlyDataIsEmpty() throws PeerFaultException {
        assertThat(EndOfEarlyData.CODEC.decodeWhole(Bytes.EMPTY)).isEqualTo(new EndOfEarlyData());
        assertRefused(EndOfEarlyData.CODEC, Bytes.of(0), DecodeFault.TRAILING_BYTES);
    }
}

package dev.handfast.message.extension;

import static dev.handfast.iana.ExtensionType.STATUS_REQUEST;
import static dev.handfast.message.extension.ExtensionRules.Place.CERTIFICATE;
import static dev.handfast.message.extension.ExtensionRules.Place.CERTIFICATE_REQUEST;
import static dev.handfast.message.extension.ExtensionRules.Place.CLIENT_HELLO;
import static dev.handfast.message.extension.ExtensionRules.Place.SERVER_HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.DecodeFault;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusRequestTest {

    @Test
    void asksAnyResponder() throws Exception {
        assertThat(Bodies.decode(STATUS_REQUEST, CLIENT_HELLO, "01 0000 0000")).isEqualTo(StatusRequest.Request.ocsp());
    }

    @Test
    void asksCertainResponders() throws Exception {
        assertThat(Bodies.decode(STATUS_REQUEST, CLIENT_HELLO, "01 0003 0001 0a 0001 0b"))
                .isEqualTo(new StatusRequest.Request(StatusRequest.OCSP, Bytes.hex("0003 0001 0a 0001 0b")));
    }

    @Test
    void keepsTypesThatNobodyKnows() throws Exception {
        assertThat(Bodies.decode(STATUS_REQUEST, CLIENT_HELLO, "63 0a0b"))
                .isEqualTo(new StatusRequest.Request(0x63, Bytes.hex("0a0b")));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                TRUNCATED",
        "01 0000,           TRUNCATED",
        "01 0002 0000 0000, VECTOR_TOO_SHORT",
        "01 0000 0000 00,   TRAILING_BYTES"
    })
    void refusesAMalformedRequest(String body, DecodeFault fault) {
        Bodies.assertRefused(STATUS_REQUEST, CLIENT_HELLO, body, fault);
    }

    @Test
    void carriesTheResponseBesideTheCertificate() throws Exception {
        assertThat(Bodies.decode(STATUS_REQUEST, CERTIFICATE, "01 000002 0a0b"))
                .isEqualTo(new StatusRequest.Response(Bytes.of(10, 11)));
    }

    @ParameterizedTest
    @CsvSource({
        "02 000002 0a0b, MALFORMED_EXTENSION",
        "01 000000,      VECTOR_TOO_SHORT",
        "01 000001 0a0b, TRAILING_BYTES"
    })
    void refusesAMalformedResponse(String body, DecodeFault fault) {
        Bodies.assertRefused(STATUS_REQUEST, CERTIFICATE, body, fault);
    }

    @Test
    void isEmptyWhereTheServerPromisesOrAsks() throws Exception {
        assertThat(Bodies.decode(STATUS_REQUEST, SERVER_HELLO, "")).isEqualTo(new StatusRequest.Empty());
        assertThat(Bodies.decode(STATUS_REQUEST, CERTIFICATE_REQUEST, "")).isEqualTo(new StatusRequest.Empty());
        Bodies.assertRefused(STATUS_REQUEST, CERTIFICATE_REQUEST, "01 0000 0000", DecodeFault.TRAILING_BYTES);
    }
}

package dev.handfast.message.extension;

import static dev.handfast.message.extension.ExtensionRules.Place.CERTIFICATE_REQUEST;
import static dev.handfast.message.extension.ExtensionRules.Place.CLIENT_HELLO;
import static dev.handfast.message.extension.ExtensionRules.Place.NEW_SESSION_TICKET;
import static dev.handfast.message.extension.ExtensionRules.Place.SERVER_HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.DecodeFault;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.iana.SrtpProtectionProfile;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The extensions that are one list, one number, one string or nothing. */
final class SmallExtensionsTest {

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of(CLIENT_HELLO, "0004 001d 0017", groups()),
                Arguments.of(CLIENT_HELLO, "0002 0807", new SignatureAlgorithms(List.of(SignatureScheme.ED25519))),
                Arguments.of(CLIENT_HELLO, "0002 0807", new SignatureAlgorithmsCert(List.of(SignatureScheme.ED25519))),
                Arguments.of(
                        CLIENT_HELLO,
                        "04 0304 0303",
                        new SupportedVersions.Offer(List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2))),
                Arguments.of(SERVER_HELLO, "0304", new SupportedVersions.Choice(ProtocolVersion.TLS_1_3)),
                Arguments.of(CLIENT_HELLO, "0001 0a", new Cookie(Bytes.of(10))),
                Arguments.of(CLIENT_HELLO, "02 00 01", PskKeyExchangeModes.of(0, 1)),
                Arguments.of(CLIENT_HELLO, "01 00", EcPointFormats.UNCOMPRESSED),
                Arguments.of(
                        CLIENT_HELLO,
                        "0004 0001 0007 01 0a",
                        new UseSrtp(
                                List.of(
                                        SrtpProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80,
                                        SrtpProtectionProfile.SRTP_AEAD_AES_128_GCM),
                                Bytes.of(10))),
                Arguments.of(CLIENT_HELLO, "00", new RenegotiationInfo(Bytes.EMPTY)),
                Arguments.of(CLIENT_HELLO, "4001", new RecordSizeLimit(16385)),
                Arguments.of(CLIENT_HELLO, "04", new MaxFragmentLength(4)),
                Arguments.of(CLIENT_HELLO, "0a0b", new SessionTicket(Bytes.of(10, 11))),
                Arguments.of(CLIENT_HELLO, "0000", new Padding(2)),
                Arguments.of(CLIENT_HELLO, "", new EarlyData()),
                Arguments.of(NEW_SESSION_TICKET, "ffffffff", new EarlyData.MaxSize(0xffff_ffffL)),
                Arguments.of(CLIENT_HELLO, "", new PostHandshakeAuth()),
                Arguments.of(CLIENT_HELLO, "", new ExtendedMasterSecret()),
                Arguments.of(CERTIFICATE_REQUEST, "0003 0001 0a", new CertificateAuthorities(List.of(Bytes.of(10)))),
                Arguments.of(CERTIFICATE_REQUEST, "0000", new OidFilters(List.of())),
                Arguments.of(
                        CERTIFICATE_REQUEST,
                        "0005 01 0a 0001 0b",
                        new OidFilters(List.of(new OidFilters.Filter(Bytes.of(10), Bytes.of(11))))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void standsOnTheWireAsTheRfcSays(Place place, String body, Extension extension) throws Exception {
        assertThat(Bodies.decode(extension.type(), place, body)).isEqualTo(extension);
        assertThat(extension.body()).isEqualTo(Bytes.hex(body));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0000,                VECTOR_TOO_SHORT",
        "10, 0003 001d 00,        VECTOR_UNEVEN",
        "13, 0000,                VECTOR_TOO_SHORT",
        "13, 0001 08,             VECTOR_TOO_SHORT",
        "13, ffff,                VECTOR_TOO_LONG",
        "50, 0003 0807 08,        VECTOR_UNEVEN",
        "43, 00,                  VECTOR_TOO_SHORT",
        "43, 03 0304 03,          VECTOR_UNEVEN",
        "43, ff,                  VECTOR_TOO_LONG",
        "44, 0000,                VECTOR_TOO_SHORT",
        "45, 00,                  VECTOR_TOO_SHORT",
        "11, 00,                  VECTOR_TOO_SHORT",
        "28, 40,                  TRUNCATED",
        "28, 4001 00,             TRAILING_BYTES",
        "21, 0001,                MALFORMED_EXTENSION",
        "14, 0000 00,             VECTOR_TOO_SHORT",
        "14, 0003 000100 00,      VECTOR_UNEVEN",
        "14, 0002 0001,           TRUNCATED",
        "23, 00,                  TRAILING_BYTES",
        "42, 00,                  TRAILING_BYTES",
        "49, 00,                  TRAILING_BYTES",
        "47, 0000,                VECTOR_TOO_SHORT",
        "47, 0004 0000 0000,      VECTOR_TOO_SHORT"
    })
    void refusesAnotherForm(int type, String body, DecodeFault fault) {
        Bodies.assertRefused(new ExtensionType(type), CLIENT_HELLO, body, fault);
    }

    @Test
    void refusesAFilterWithoutOid() {
        Bodies.assertRefused(
                ExtensionType.OID_FILTERS, CERTIFICATE_REQUEST, "0003 00 0000", DecodeFault.VECTOR_TOO_SHORT);
    }

    @Test
    void refusesATicketInTheServersAnswer() {
        Bodies.assertRefused(ExtensionType.SESSION_TICKET, SERVER_HELLO, "0a", DecodeFault.TRAILING_BYTES);
    }

    @Test
    void knowsTheModesOfPreSharedKeys() {
        PskKeyExchangeModes modes = PskKeyExchangeModes.of(0x0b, PskKeyExchangeModes.PSK_DHE_KE);
        assertThat(modes.contains(PskKeyExchangeModes.PSK_DHE_KE)).isTrue();
        assertThat(modes.contains(PskKeyExchangeModes.PSK_KE)).isFalse();
    }

    private static SupportedGroups groups() {
        return new SupportedGroups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1));
    }
}

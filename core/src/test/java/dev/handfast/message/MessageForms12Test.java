package dev.handfast.message;

import static dev.handfast.wire.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ClientCertificateType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages of TLS 1.2 and DTLS 1.2 on the wire. */
final class MessageForms12Test {

    private static final EcdhParams PARAMS = new EcdhParams(NamedGroup.X25519, Bytes.of(10, 11));

    static Stream<Arguments> examples() {
        return Stream.of(
                example(HelloRequest.CODEC, new HelloRequest(), "00 000000"),
                example(ServerHelloDone.CODEC, new ServerHelloDone(), "0e 000000"),
                example(
                        HelloVerifyRequest.CODEC,
                        new HelloVerifyRequest(ProtocolVersion.DTLS_1_0, Bytes.of(10)),
                        "03 000004 feff 01 0a"),
                example(Certificate12.CODEC, new Certificate12(List.of()), "0b 000003 000000"),
                example(
                        Certificate12.CODEC,
                        new Certificate12(List.of(Bytes.of(10), Bytes.of(11))),
                        "0b 00000b 000008 000001 0a 000001 0b"),
                example(CertificateStatus.CODEC, new CertificateStatus(Bytes.of(10)), "16 000005 01 000001 0a"),
                example(
                        ServerKeyExchange.Ecdhe.CODEC,
                        new ServerKeyExchange.Ecdhe(PARAMS, SignatureScheme.ED25519, Bytes.of(12)),
                        "0c 00000b 03 001d 02 0a0b 0807 0001 0c"),
                example(ServerKeyExchange.Psk.CODEC, new ServerKeyExchange.Psk(Bytes.of(9)), "0c 000003 0001 09"),
                example(
                        ServerKeyExchange.EcdhePsk.CODEC,
                        new ServerKeyExchange.EcdhePsk(Bytes.of(9), PARAMS),
                        "0c 000009 0001 09 03 001d 02 0a0b"),
                example(
                        CertificateRequest12.CODEC,
                        new CertificateRequest12(
                                List.of(ClientCertificateType.RSA_SIGN, ClientCertificateType.ECDSA_SIGN),
                                List.of(SignatureScheme.RSA_PKCS1_SHA256),
                                List.of(Bytes.of(10))),
                        "0d 00000c 02 01 40 0002 0401 0003 0001 0a"),
                example(ClientKeyExchange.Ecdhe.CODEC, new ClientKeyExchange.Ecdhe(Bytes.of(10)), "10 000002 01 0a"),
                example(ClientKeyExchange.Psk.CODEC, new ClientKeyExchange.Psk(Bytes.of(9)), "10 000003 0001 09"),
                example(
                        ClientKeyExchange.EcdhePsk.CODEC,
                        new ClientKeyExchange.EcdhePsk(Bytes.of(9), Bytes.of(10)),
                        "10 000005 0001 09 01 0a"),
                example(
                        NewSessionTicket12.CODEC,
                        new NewSessionTicket12(0xffff_ffffL, Bytes.of(10)),
                        "04 000007 ffffffff 0001 0a"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    <M extends HandshakeMessage> void standsOnTheWireAsTheRfcSays(Codec<M> codec, M message, String encoding)
            throws PeerFaultException {
        RawMessage raw = RawMessage.of(message);
        assertThat(raw.encoding()).isEqualTo(Bytes.hex(encoding));
        assertThat(raw.decode(codec)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "000003 000000,      VECTOR_TOO_SHORT",
        "000004 000002 0a,   TRUNCATED",
        "000005 000001 0a,   TRUNCATED",
        "000004 000001 0a 00, TRAILING_BYTES",
        "0000,               TRUNCATED"
    })
    void aCertificateHasNoOtherForm(String body, DecodeFault fault) {
        assertRefused(Certificate12.CODEC, Bytes.hex(body), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "00 0002 0401 0000,           VECTOR_TOO_SHORT",
        "01 01 0000 0000,             VECTOR_TOO_SHORT",
        "01 01 0003 040104 0000,      VECTOR_UNEVEN",
        "01 01 0002 0401 0002 0000,   VECTOR_TOO_SHORT",
        "01 01 0002 0401,             TRUNCATED",
        "01 01 0002 0401 0000 00,     TRAILING_BYTES"
    })
    void aCertificateRequestHasNoOtherForm(String body, DecodeFault fault) {
        assertRefused(CertificateRequest12.CODEC, Bytes.hex(body), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "01 001d 01 0a 0807 0000,    MALFORMED_KEY_SHARE",
        "02 001d 01 0a 0807 0000,    MALFORMED_KEY_SHARE",
        "03 001d 00 0807 0000,       VECTOR_TOO_SHORT",
        "03 001d 02 0a,              TRUNCATED",
        "03 001d 01 0a,              TRUNCATED",
        "03 001d 01 0a 0807 0001,    TRUNCATED",
        "03 001d 01 0a 0807 0000 00, TRAILING_BYTES"
    })
    void aServerKeyExchangeHasNoOtherForm(String body, DecodeFault fault) {
        assertRefused(ServerKeyExchange.Ecdhe.CODEC, Bytes.hex(body), fault);
    }

    @ParameterizedTest
    @CsvSource({"00, VECTOR_TOO_SHORT", "02 0a, TRUNCATED", "01 0a 00, TRAILING_BYTES"})
    void aClientKeyExchangeHasNoOtherForm(String body, DecodeFault fault) {
        assertRefused(ClientKeyExchange.Ecdhe.CODEC, Bytes.hex(body), fault);
    }

    @Test
    void aStatusThatIsNotOcspIsRefused() {
        assertRefused(CertificateStatus.CODEC, Bytes.hex("02 000001 0a"), DecodeFault.MALFORMED_EXTENSION);
    }

    @Test
    void anEmptyOcspResponseIsRefused() {
        assertRefused(CertificateStatus.CODEC, Bytes.hex("01 000000"), DecodeFault.VECTOR_TOO_SHORT);
    }

    @Test
    void aTicketMayBeEmpty() throws PeerFaultException {
        assertThat(NewSessionTicket12.CODEC
                        .decodeWhole(Bytes.hex("00000000 0000"))
                        .ticket())
                .isEqualTo(Bytes.EMPTY);
    }

    /** RFC 8422, Section 5.4. */
    @Test
    void theServerSignsTheRandomsAndTheParameters() {
        byte[] content = PARAMS.signedContent(Bytes.of(1, 2), Bytes.of(3, 4));
        assertThat(content).isEqualTo(Bytes.hex("0102 0304 03 001d 02 0a0b").toArray());
    }

    private static <M extends HandshakeMessage> Arguments example(Codec<M> codec, M message, String encoding) {
        return Arguments.of(codec, message, encoding);
    }
}
